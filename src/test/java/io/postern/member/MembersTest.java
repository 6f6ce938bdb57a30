package io.postern.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Memberships.Identity;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersTest {
    private static final String ISSUER = "https://id.one.example";

    @Inject
    Members members;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aVerifiedEmailOfTheSameIssuerBindsTheSubjectOnce() {
        TenantId tenant = sessions.tenant("members-email");
        named(tenant, "Ann@Example.com");
        assertThat(members.signedIn(tenant, new Identity(ISSUER, "s1", null, "Ann")))
                .isEmpty();
        assertThat(members.signedIn(tenant, new Identity("https://id.two.example", "s1", "ann@example.com", "Ann")))
                .isEmpty();
        assertThat(members.signedIn(tenant, new Identity(ISSUER, "s1", "ann@example.com", "Ann")))
                .hasValueSatisfying(member -> assertThat(member.role()).isEqualTo(Role.MANAGER));
        // the address may be given to somebody else later; the entry stays with the person
        assertThat(members.signedIn(tenant, new Identity(ISSUER, "s2", "ann@example.com", "Eve")))
                .isEmpty();
        assertThat(members.signedIn(tenant, new Identity(ISSUER, "s1", null, null)))
                .isPresent();
    }

    @Test
    void aMemberOfOneTenantIsNobodyAtAnother() {
        TenantId home = sessions.tenant("members-home");
        TenantId abroad = sessions.tenant("members-abroad");
        named(home, "bo@example.com");
        var identity = new Identity(ISSUER, "bo", "bo@example.com", "Bo");
        assertThat(members.signedIn(abroad, identity)).isEmpty();
        assertThat(members.signedIn(home, identity)).isPresent();
        assertThat(members.signedIn(abroad, identity)).isEmpty();
    }

    private void named(TenantId tenant, String email) {
        tenancy.inTenant(tenant, () -> {
            var member = new Member();
            member.issuer = ISSUER;
            member.email = email;
            member.role = Role.MANAGER;
            entities.persist(member);
        });
    }
}
