package io.postern.tenant.brand;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class BrandRoutes implements RouteFixture {
    private static final Map<String, String> TYPED =
            Map.of("accent", "#1e66f5", "product-name", "Matrix Mail", "imprint", "https://matrix.example/imprint");

    private final TestSessions sessions;

    BrandRoutes(TestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Set<String> routes() {
        return Set.of(
                "GET /{tenant}/customers/{id}/brand",
                "POST /{tenant}/customers/{id}/brand",
                "POST /{tenant}/settings/brand");
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        Map<String, String> form = route.startsWith("POST") ? TYPED : Map.of();
        if (!route.contains("{id}")) {
            return new Request(Map.of(), form);
        }
        UUID customer = sessions.customer(tenant.value(), "brand-" + UUID.randomUUID());
        return new Request(Map.of("id", customer.toString()), form);
    }
}
