package io.postern.access;

import io.postern.directory.Directory;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class OwnSessionFixture implements RouteFixture {
    private static final String OWNERS = "POST /{tenant}/me/sessions/delete";

    private final TestSessions sessions;
    private final Directory directory;

    OwnSessionFixture(TestSessions sessions, Directory directory) {
        this.directory = directory;
        this.sessions = sessions;
    }

    @Override
    public Set<String> routes() {
        return Set.of("POST /{tenant}/sessions/{id}/delete", OWNERS);
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        if (route.equals(OWNERS)) {
            return new Request(
                    Map.of(), Map.of("session", ofSameMailbox(tenant, who).toString()));
        }
        var another = sessions.signIn(tenant.value(), who.role());
        return Request.of(Map.of("id", another.sessionId().toString()));
    }

    /** Any id for whoever owns none. */
    private UUID ofSameMailbox(TenantId tenant, TestSessions.SignedInAs who) {
        return who.mailboxId() == null
                ? UUID.randomUUID()
                : sessions.owner(tenant, directory.find(tenant, who.mailboxId()).orElseThrow())
                        .sessionId();
    }
}
