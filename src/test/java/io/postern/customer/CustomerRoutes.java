package io.postern.customer;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A customer of its own for each request. */
@ApplicationScoped
class CustomerRoutes implements RouteFixture {
    private static final String CREATION = "POST /{tenant}/customers/new";
    private static final String ONE = "/{tenant}/customers/{id}";
    private static final Map<String, Map<String, String>> FORMS = Map.of(
            CREATION,
            Map.of("name", "Matrix"),
            "GET " + ONE,
            Map.of(),
            "GET " + ONE + "/name",
            Map.of(),
            "POST " + ONE + "/name",
            Map.of("name", "Matrix two"),
            "POST " + ONE + "/delete",
            Map.of(),
            "GET " + ONE + "/acting",
            Map.of(),
            "POST " + ONE + "/acting",
            Map.of("reason", "ticket 1", "minutes", "15"));

    private final TestSessions sessions;

    CustomerRoutes(TestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        String unique = "routes-" + UUID.randomUUID();
        return route.equals(CREATION)
                ? new Request(Map.of(), Map.of("name", "Matrix", "external-id", unique))
                : new Request(
                        Map.of("id", sessions.customer(tenant.value(), unique).toString()), FORMS.get(route));
    }
}
