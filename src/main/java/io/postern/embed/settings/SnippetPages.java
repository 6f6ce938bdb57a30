package io.postern.embed.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.installation.Installation;
import io.postern.installation.Installations;
import io.postern.installation.KeyKind;
import io.postern.installation.NoInstallation;
import io.postern.platform.web.BaseUrl;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What to type into a billing system, with this tenant's own values. */
@Path("/{tenant}/settings/embedding/installations/{id}/setup")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SnippetPages {
    private final Session session;
    private final Installations installations;
    private final BaseUrl baseUrl;

    SnippetPages(Session session, Installations installations, BaseUrl baseUrl) {
        this.session = session;
        this.installations = installations;
        this.baseUrl = baseUrl;
    }

    /**
     * @param portal address of the portal
     * @param kid the key to sign with; a placeholder while there is none
     * @param shared whether that key is a shared secret
     * @param curve whether it is a P-256 key, which the modules and the PHP below cannot sign with
     */
    public record Snippet(
            BillingKind kind,
            String portal,
            String tenant,
            String installation,
            String kid,
            boolean hasKey,
            boolean shared,
            boolean curve) {
        /** As systems with one field for names take them. */
        public String names() {
            return tenant + "/" + installation + "/" + kid;
        }

        public String host() {
            return portal.replaceFirst("^https://", "");
        }
    }

    @CheckedTemplate(basePath = "embedding")
    static class Templates {
        static native TemplateInstance setup(InstallationRow row, Snippet snippet, List<BillingKind> kinds);

        private Templates() {}
    }

    @GET
    @Path("{system}")
    @Requires(Permission.SETTINGS)
    public TemplateInstance show(@RestPath UUID id, @RestPath String system) {
        BillingKind kind = BillingKind.of(system).orElseThrow(NoInstallation::new);
        Installation installation = installations.find(session.tenant(), id).orElseThrow(NoInstallation::new);
        InstallationRow row = InstallationRow.of(
                installation, installations.keys(session.tenant()).getOrDefault(id, List.of()));
        InstallationRow.KeyRow key = row.newest();
        return Templates.setup(
                row,
                new Snippet(
                        kind,
                        baseUrl.origin(),
                        session.tenant().value(),
                        installation.externalId(),
                        key == null ? "k1" : key.key().kid(),
                        key != null,
                        key != null && key.key().kind() == KeyKind.SHARED,
                        key != null && key.key().kind() == KeyKind.P256),
                List.of(BillingKind.values()));
    }
}
