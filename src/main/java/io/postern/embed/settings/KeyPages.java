package io.postern.embed.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.embed.settings.InstallationRow.KeyRow;
import io.postern.installation.Installation;
import io.postern.installation.InstallationEditing;
import io.postern.installation.Installations;
import io.postern.installation.NoInstallation;
import io.postern.installation.NotAKey;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The keys of a billing system. Two at once are the way to change one for another. */
@Path("/{tenant}/settings/embedding/installations/{id}/keys")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class KeyPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final EmbeddingMessages messages;
    private final Installations installations;
    private final InstallationEditing editing;

    KeyPages(
            Session session,
            PageModel page,
            Flashes flashes,
            EmbeddingMessages messages,
            Installations installations,
            InstallationEditing editing) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.installations = installations;
        this.editing = editing;
    }

    @CheckedTemplate(basePath = "embedding", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance keyNew(InstallationRow row, KeyForm form);

        static native TemplateInstance secret(InstallationRow row, String kid, String secret);

        static native TemplateInstance keyRemoval(InstallationRow row, KeyRow key);

        private Templates() {}
    }

    @GET
    @Path("new")
    @Requires(Permission.SETTINGS)
    public TemplateInstance add(@RestPath UUID id) {
        InstallationRow row = own(id);
        return Templates.keyNew(row, KeyForm.fresh(row.nextKid()));
    }

    @POST
    @Path("new")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> create(@RestPath UUID id, @RestForm String kid, @RestForm String key) {
        InstallationRow row = own(id);
        String name = text(kid);
        try {
            editing.addKey(session.tenant(), session.actor(), id, name, key);
        } catch (NotAKey wrong) {
            return refused(row, KeyForm.refused(name, text(key), wrong.problem(), false));
        }
        flashes.show(Flash.Tone.GOOD, messages.key_added(name));
        return to(id);
    }

    /** The answer shows the secret, this once; sent again it is a key of the same name, which is refused. */
    @POST
    @Path("secret")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> createSecret(@RestPath UUID id, @RestForm String kid) {
        InstallationRow row = own(id);
        String name = text(kid);
        try {
            Secret secret = editing.addSecret(session.tenant(), session.actor(), id, name);
            return RestResponse.ok(Templates.secret(row, name, secret.reveal()));
        } catch (NotAKey wrong) {
            return refused(row, KeyForm.refused(name, "", wrong.problem(), true));
        }
    }

    @GET
    @Path("{kid}/removal")
    @Requires(Permission.SETTINGS)
    public TemplateInstance askRemoval(@RestPath UUID id, @RestPath String kid) {
        InstallationRow row = own(id);
        KeyRow key = row.find(kid);
        if (key == null) {
            throw new NoInstallation();
        }
        return Templates.keyRemoval(row, key);
    }

    @POST
    @Path("{kid}/removal")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestPath String kid) {
        editing.removeKey(session.tenant(), session.actor(), id, kid);
        flashes.show(Flash.Tone.GOOD, messages.key_removed(kid));
        return to(id);
    }

    private static RestResponse<TemplateInstance> refused(InstallationRow row, KeyForm form) {
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(Templates.keyNew(row, form))
                .build();
    }

    private InstallationRow own(UUID id) {
        Installation found = installations
                .find(session.tenant(), id)
                .filter(installation -> !installation.managed())
                .orElseThrow(NoInstallation::new);
        return InstallationRow.of(found, installations.keys(session.tenant()).getOrDefault(id, List.of()));
    }

    private RestResponse<TemplateInstance> to(UUID id) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/embedding/installations/" + id));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
