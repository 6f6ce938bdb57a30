package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

@ApplicationScoped
class OwnSessionFixture implements RouteFixture {
    private final TestSessions sessions;

    OwnSessionFixture(TestSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Set<String> routes() {
        return Set.of("POST /{tenant}/sessions/{id}/delete");
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        var another = sessions.signIn(tenant.value(), who.role());
        return Request.of(Map.of("id", another.sessionId().toString()));
    }
}
