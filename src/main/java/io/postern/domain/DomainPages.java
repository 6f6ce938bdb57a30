package io.postern.domain;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.customer.Customers;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** The mail domains that the signed-in person may see. */
@Path("/{tenant}/domains")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DomainPages {
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final DomainMessages messages;
    private final DomainActivations activations;
    private final Domains domains;
    private final Connections connections;
    private final Customers customers;
    private final Providers providers;

    DomainPages(
            Session session,
            PageModel page,
            Flashes flashes,
            DomainMessages messages,
            Domains domains,
            DomainActivations activations,
            Connections connections,
            Customers customers,
            Providers providers) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.activations = activations;
        this.domains = domains;
        this.connections = connections;
        this.customers = customers;
        this.providers = providers;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        static native TemplateInstance list(List<DomainRow> rows);

        private Templates() {}
    }

    @GET
    @Requires(Permission.VIEW)
    public TemplateInstance list() {
        Map<UUID, Connection> served = connections.inUse(session.tenant()).stream()
                .collect(Collectors.toMap(connection -> connection.id, Function.identity()));
        Map<UUID, String> names = session.scope().all() ? customers.names(session.tenant()) : Map.of();
        Map<UUID, Long> counts = domains.mailboxes(session.tenant());
        return Templates.list(domains.visible(session.tenant(), session.scope()).stream()
                .map(domain -> row(domain, served.get(domain.connectionId), names, counts))
                .toList());
    }

    @POST
    @Path("{id}/activation")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> activate(UUID id) {
        Domain domain = domains.visible(session.tenant(), session.scope()).stream()
                .filter(candidate -> candidate.id.equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        Activation outcome = activations.run(session.tenant(), session.actor(), domain);
        flashes.show(outcome.tone(), domain.name + ": " + messages.activation(outcome));
        return RestResponse.seeOther(URI.create(page.getBase() + "/domains"));
    }

    private boolean activatable(Domain domain, Connection connection) {
        return connection != null
                && session.may(Permission.CONNECTIONS)
                && DomainRow.State.of(domain) == DomainRow.State.NOT_ACTIVATED
                && providers
                        .info(connection.provider)
                        .filter(info -> info.support(Capability.ACTIVATE_DOMAIN).yes())
                        .isPresent();
    }

    private DomainRow row(Domain domain, Connection connection, Map<UUID, String> names, Map<UUID, Long> counts) {
        return new DomainRow(
                domain.id,
                domain.name,
                connection == null ? "" : provider(connection),
                connection == null ? "" : connection.externalId,
                domain.customerId == null ? null : names.get(domain.customerId),
                DomainRow.State.of(domain),
                domain.syncProgress,
                counts.getOrDefault(domain.id, 0L),
                domain.syncedAt == null ? null : domain.syncedAt.atOffset(ZoneOffset.UTC),
                domain.stoppedByBilling(),
                activatable(domain, connection));
    }

    private String provider(Connection connection) {
        return providers
                .info(connection.provider)
                .map(info -> info.displayName())
                .orElse(connection.provider);
    }
}
