package io.postern.webhook;

import io.postern.access.Actor;
import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An address to tell, with one event on its way, for the pages about it. */
@ApplicationScoped
class WebhookRoutes implements RouteFixture {
    private static final String ONE = "/{tenant}/settings/webhooks/{id}";

    private final Endpoints endpoints;
    private final Events events;

    WebhookRoutes(Endpoints endpoints, Events events) {
        this.endpoints = endpoints;
        this.events = events;
    }

    @Override
    public Set<String> routes() {
        return Set.of(
                "POST /{tenant}/settings/webhooks/new",
                "GET " + ONE,
                "POST " + ONE,
                "POST " + ONE + "/pause",
                "POST " + ONE + "/pause/delete",
                "POST " + ONE + "/test",
                "POST " + ONE + "/delete",
                "POST " + ONE + "/events/{event}/again");
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        Map<String, String> form = Map.of("url", "http://billing.example", "type", "mailbox.deleted");
        if (!route.contains("{id}")) {
            return new Request(Map.of(), form);
        }
        List<EndpointRow> all = endpoints.all(tenant);
        UUID id = all.isEmpty() || route.endsWith("/delete")
                ? endpoints
                        .create(
                                tenant,
                                new Actor("Matrix", null, "system", null),
                                WebhookTarget.url("matrix-" + UUID.randomUUID()),
                                EnumSet.of(EventType.MAILBOX_DELETED))
                        .id()
                : all.getFirst().id();
        UUID event = route.contains("{event}") ? events.test(tenant, id) : id;
        return new Request(Map.of("id", id.toString(), "event", event.toString()), form);
    }
}
