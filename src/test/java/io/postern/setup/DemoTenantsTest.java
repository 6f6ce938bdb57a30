package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.member.Member;
import io.postern.member.Members;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DemoTenantsTest {
    private static final TenantId ACME = new TenantId("acme");

    @Inject
    Connections connections;

    @Inject
    Domains domains;

    @Inject
    Members members;

    @Test
    void aliceOwnsAcmeAndBobSupportsIt() {
        assertThat(members.all(ACME))
                .filteredOn((Member member) -> member.managed)
                .extracting((Member member) -> member.subject + " " + member.role)
                .contains("alice " + Role.OWNER, "bob " + Role.SUPPORT);
        assertThat(members.all(new TenantId("globex")))
                .extracting((Member member) -> member.subject)
                .contains("bob")
                .doesNotContain("alice");
    }

    @Test
    void theConnectionOfTheDemoReachesTheSandboxOfThisApplication() {
        Connection lb = connections.inUse(ACME).stream()
                .filter(connection -> connection.externalId.equals("lb"))
                .findFirst()
                .orElseThrow();
        Domain domain = domains.byName(ACME, "example.com").orElseThrow();
        connections.provider(ACME, lb.id).ping(domain.mailDomain());
        assertThat(domains.visible(ACME, Scope.ALL))
                .extracting((Domain each) -> each.name)
                .contains("example.com", "example.net", "example.org");
    }
}
