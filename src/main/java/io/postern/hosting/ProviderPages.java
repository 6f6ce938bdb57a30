package io.postern.hosting;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domains;
import io.postern.provider.Providers;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each provider can do, of those whose mailboxes the signed-in person may see. */
@Path("/{tenant}/providers")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ProviderPages {
    private final Session session;
    private final Connections connections;
    private final Domains domains;
    private final Providers providers;

    ProviderPages(Session session, Connections connections, Domains domains, Providers providers) {
        this.session = session;
        this.connections = connections;
        this.domains = domains;
        this.providers = providers;
    }

    @CheckedTemplate(basePath = "providers")
    static class Templates {
        static native TemplateInstance list(ProviderMatrix matrix);

        private Templates() {}
    }

    @GET
    @Requires(Permission.VIEW)
    public TemplateInstance list() {
        Set<UUID> seen = domains.visible(session.tenant(), session.scope()).stream()
                .map(domain -> domain.connectionId)
                .collect(Collectors.toSet());
        Set<String> used = connections.inUse(session.tenant()).stream()
                .filter(connection -> session.scope().all() || seen.contains(connection.id))
                .map((Connection connection) -> connection.provider)
                .collect(Collectors.toSet());
        return Templates.list(new ProviderMatrix(providers.all().stream()
                .filter(info -> used.contains(info.id()))
                .toList()));
    }
}
