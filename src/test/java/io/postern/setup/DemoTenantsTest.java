package io.postern.setup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.member.Member;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DemoTenantsTest {
    private static final TenantId ACME = new TenantId("acme");

    @Inject
    Connections connections;

    @Inject
    Domains domains;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aliceOwnsAcmeAndBobSupportsIt() {
        assertThat(members(ACME))
                .filteredOn((Member member) -> member.managed)
                .extracting((Member member) -> member.subject + " " + member.role)
                .contains("alice " + Role.OWNER, "bob " + Role.SUPPORT);
        assertThat(members(new TenantId("globex")))
                .extracting((Member member) -> member.subject)
                .contains("bob")
                .doesNotContain("alice");
    }

    private List<Member> members(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from Member", Member.class).getResultList());
    }

    @ParameterizedTest
    @CsvSource({
        "acme, lb, example.com",
        "acme, at, at.example",
        "acme, oma, oma.example",
        "acme, oma, hosted.example",
        "globex, lb, globex.example",
        "globex, oma, globex-mail.example"
    })
    void theConnectionsOfTheDemoReachTheSandboxOfThisApplication(String slug, String id, String name) {
        var tenant = new TenantId(slug);
        Connection served = connections.inUse(tenant).stream()
                .filter(connection -> connection.externalId.equals(id))
                .findFirst()
                .orElseThrow();
        Domain domain = domains.byName(tenant, name).orElseThrow();
        assertThat(domain.connectionId).isEqualTo(served.id);
        var page = connections.provider(tenant, served.id).list(domain.mailDomain(), MailboxFilter.NONE, null);
        assertThat(page.mailboxes()).isNotEmpty();
    }

    @Test
    void theOwnerWhomTheFirstPageNamesCanSignIn() {
        String words = Jsoup.parse(given().get("/").asString()).text();
        Matcher named =
                Pattern.compile("The mailbox is (\\S+), its password (\\S+)\\.").matcher(words);
        assertThat(named.find()).as(words).isTrue();
        Address address = Address.parse(named.group(1)).orElseThrow();
        Domain domain = domains.byName(ACME, address.domain()).orElseThrow();
        MailboxRef mailbox = new MailboxRef(domain.mailDomain(), address);
        assertThat(connections
                        .provider(ACME, domain.connectionId)
                        .authenticate(mailbox, Secret.of(named.group(2)))
                        .status())
                .isEqualTo(MailboxStatus.ACTIVE);
    }

    @Test
    void theWayToDeletedMailboxesDoesNotDependOnWhatTheListShows() {
        SignedInAs owner = sessions.signIn("acme", Role.OWNER);
        for (String view : List.of("", "?domain=example.com", "?q=nobody-is-called-so")) {
            Document list =
                    Jsoup.parse(owner.request().get("/acme/mailboxes" + view).asString());
            assertThat(list.select(".page-head a:contains(Deleted mailboxes)"))
                    .as(view)
                    .hasSize(1);
        }
    }

    @Test
    void theDomainsOfTheDemoAreThere() {
        assertThat(domains.visible(ACME, Scope.ALL))
                .extracting((Domain each) -> each.name)
                .contains("example.com", "example.net", "example.org", "oma.example", "hosted.example");
    }
}
