package io.postern.member;

import io.postern.access.Role;
import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A member, or a session of one, of its own for each request. */
@ApplicationScoped
class MemberRoutes implements RouteFixture {
    private static final String ONE = "/{tenant}/members/{id}";
    private static final String INVITATION = "POST /{tenant}/members/new";
    private static final String SESSION = "POST /{tenant}/sessions/all/{id}/delete";
    private static final String PERSON = "POST /{tenant}/sessions/all/{id}/person/delete";

    private final TestSessions sessions;
    private final Tenancy tenancy;
    private final EntityManager entities;

    MemberRoutes(TestSessions sessions, Tenancy tenancy, EntityManager entities) {
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.entities = entities;
    }

    @Override
    public Set<String> routes() {
        return Set.of("GET " + ONE, "POST " + ONE, "POST " + ONE + "/delete", INVITATION, SESSION, PERSON);
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        String unique = UUID.randomUUID().toString();
        if (route.equals(INVITATION)) {
            return new Request(
                    Map.of(),
                    Map.of("known-by", "email", "email", unique + "@example.com", "role", "viewer", "customer", ""));
        }
        if (route.contains("/sessions/")) {
            var another = sessions.signIn(
                    tenant.value(), Role.CUSTOMER_ADMIN, sessions.customer(tenant.value(), "s-" + unique));
            return Request.of(Map.of("id", another.sessionId().toString()));
        }
        UUID id = tenancy.inTenant(tenant, () -> {
            var member = new Member();
            member.issuer = TestSessions.ISSUER;
            member.subject = unique;
            member.role = Role.VIEWER;
            entities.persist(member);
            return member.id;
        });
        return new Request(Map.of("id", id.toString()), Map.of("role", "support", "customer", ""));
    }
}
