package io.postern.connection;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.connection.ServedDomains.Served;
import io.postern.platform.web.PageModel;
import io.postern.provider.Providers;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The tenant's accounts at its providers, and how they are doing. */
@Path("/{tenant}/connections")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ConnectionPages {
    private final Session session;
    private final PageModel page;
    private final Connections connections;
    private final ServedDomains domains;
    private final Providers providers;
    private final ConnectionCheck check;

    ConnectionPages(
            Session session,
            PageModel page,
            Connections connections,
            ServedDomains domains,
            Providers providers,
            ConnectionCheck check) {
        this.session = session;
        this.page = page;
        this.connections = connections;
        this.domains = domains;
        this.providers = providers;
        this.check = check;
    }

    @CheckedTemplate(basePath = "connections")
    static class Templates {
        static native TemplateInstance list(List<ConnectionRow> rows, ConnectionRow tested, Finding finding);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance list(@RestQuery UUID tested, @RestQuery String finding) {
        List<ConnectionRow> rows =
                connections.inUse(session.tenant()).stream().map(this::row).toList();
        ConnectionRow row = rows.stream()
                .filter(candidate -> candidate.id().equals(tested))
                .findFirst()
                .orElse(null);
        return Templates.list(rows, row, Finding.ofWord(finding));
    }

    @POST
    @Path("{id}/test")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> test(UUID id) {
        if (connections.find(session.tenant(), id).isEmpty()) {
            throw new NotFoundException();
        }
        Finding finding = check.run(session.tenant(), id);
        return RestResponse.seeOther(
                URI.create(page.getBase() + "/connections?tested=" + id + "&finding=" + finding.word()));
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
                Finding.ofWord(connection.healthDetail),
                served.size(),
                synced == null ? null : synced.atOffset(ZoneOffset.UTC));
    }
}
