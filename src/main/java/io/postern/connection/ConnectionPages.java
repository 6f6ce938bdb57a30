package io.postern.connection;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.connection.ServedDomains.Served;
import io.postern.platform.web.PageModel;
import io.postern.provider.Providers;
import io.postern.provider.ProvidersConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The tenant's accounts at its providers, and how they are doing. */
@Path("/{tenant}/connections")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ConnectionPages {
    /** Turns of health that one page shows. */
    private static final int TURNS = 20;

    private final Session session;
    private final PageModel page;
    private final Connections connections;
    private final ServedDomains domains;
    private final Providers providers;
    private final ConnectionCheck check;
    private final ConnectionEditing editing;
    private final ProvidersConfig config;

    ConnectionPages(
            Session session,
            PageModel page,
            Connections connections,
            ServedDomains domains,
            Providers providers,
            ConnectionCheck check,
            ConnectionEditing editing,
            ProvidersConfig config) {
        this.session = session;
        this.page = page;
        this.connections = connections;
        this.domains = domains;
        this.providers = providers;
        this.check = check;
        this.editing = editing;
        this.config = config;
    }

    @CheckedTemplate(basePath = "connections")
    static class Templates {
        static native TemplateInstance list(List<ConnectionRow> rows);

        static native TemplateInstance show(ConnectionView view, Finding finding);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance list() {
        return Templates.list(
                connections.inUse(session.tenant()).stream().map(this::row).toList());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance show(@RestPath UUID id, @RestQuery String finding) {
        Connection connection = find(id);
        List<ConnectionView.Turn> turns = editing.turns(session.tenant(), id, TURNS).stream()
                .map(turn -> new ConnectionView.Turn(
                        turn.at.atOffset(ZoneOffset.UTC), turn.health, Finding.ofWord(turn.detail)))
                .toList();
        var view = new ConnectionView(
                row(connection),
                connection.managed,
                turns,
                config.egressAddresses().orElse(List.of()));
        return Templates.show(view, Finding.ofWord(finding));
    }

    @POST
    @Path("{id}/test")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> test(@RestPath UUID id) {
        Connection _ = find(id);
        Finding finding = check.run(session.tenant(), id);
        return to("/" + id + "?finding=" + finding.word());
    }

    @POST
    @Path("{id}/pause")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> pause(@RestPath UUID id) {
        Connection _ = find(id);
        editing.pause(session.tenant(), session.actor(), id, true);
        return to("/" + id);
    }

    @POST
    @Path("{id}/pause/delete")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> resume(@RestPath UUID id) {
        Connection _ = find(id);
        editing.pause(session.tenant(), session.actor(), id, false);
        return to("/" + id);
    }

    /** Only what serves no domain any more. */
    @POST
    @Path("{id}/delete")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> remove(@RestPath UUID id) {
        if (find(id).managed) {
            throw new NotFoundException();
        }
        if (!domains.servedBy(session.tenant(), id).isEmpty()) {
            return to("/" + id);
        }
        editing.remove(session.tenant(), session.actor(), id);
        return to("");
    }

    private Connection find(UUID id) {
        return connections.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private RestResponse<Void> to(String path) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/connections" + path));
    }

    private ConnectionRow row(Connection connection) {
        List<Served> served = domains.servedBy(session.tenant(), connection.id);
        Instant synced = served.stream()
                .map(Served::syncedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        String provider = providers
                .info(connection.provider)
                .map(info -> info.displayName())
                .orElse(connection.provider);
        return new ConnectionRow(
                connection.id,
                connection.externalId,
                provider,
                URI.create(connection.endpoint).getHost(),
                connection.health,
                connection.pausedAt != null,
                Finding.ofWord(connection.healthDetail),
                served.size(),
                synced == null ? null : synced.atOffset(ZoneOffset.UTC));
    }
}
