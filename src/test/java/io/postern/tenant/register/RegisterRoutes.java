package io.postern.tenant.register;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

@ApplicationScoped
class RegisterRoutes implements RouteFixture {
    private static final String ONE = "/{tenant}/tenants/slug/{slug}";

    private final TestSessions sessions;

    RegisterRoutes(TestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Set<String> routes() {
        return Set.of(
                "GET " + ONE,
                "POST " + ONE + "/name",
                "POST " + ONE + "/parking",
                "POST " + ONE + "/parking/delete",
                "POST " + ONE + "/sign-in/delete");
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        sessions.tenant("matrix-listed");
        return new Request(Map.of("slug", "matrix-listed"), Map.of("name", "Listed"));
    }
}
