package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.AuditEntry;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A domain whose mail is not switched on yet is switched on from the list of domains. */
@QuarkusTest
class DomainActivationTest {
    @Inject
    DirectoryRows rows;

    @Inject
    DomainSync sync;

    @Inject
    Domains domains;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private SandboxControl.Account account;
    private TenantId tenant;
    private UUID domain;
    private SignedInAs owner;

    @BeforeEach
    void aDomainThatIsNotActivated() throws Exception {
        account = SandboxControl.here()
                .account(
                        Map.of("orders", List.of(Map.of("domain", "switch.test", "mailboxes", 0, "activated", false))));
        tenant = rows.tenant("switch");
        domain =
                rows.domain(tenant, rows.connection(tenant, account), "switch.test", String.valueOf(account.orderId()));
        sync.run(tenant, domain);
        owner = sessions.signIn(tenant.value(), Role.OWNER);
    }

    @Test
    void anOwnerSwitchesItOnAndHistoryKeepsIt() throws Exception {
        assertThat(page(owner)).contains("Not activated at the provider", "It deletes nothing", action());
        assertThat(told(owner)).contains("switch.test: Mail is switched on at the provider");
        assertThat(account.journal("mail/activate")).hasSize(1);
        for (int i = 0; i < 200 && row().syncState != Domain.SyncState.DONE; i++) {
            Thread.sleep(50);
        }
        assertThat(row().syncState).isEqualTo(Domain.SyncState.DONE);
        assertThat(page(owner)).doesNotContain(action());
        tenancy.inTenant(tenant, () -> {
            assertThat(entities.createQuery("from AuditEntry where action = 'domain.activated'", AuditEntry.class)
                            .getResultList())
                    .hasSize(1);
        });
        assertThat(told(owner)).contains("Nothing was changed");
        assertThat(account.journal("mail/activate")).hasSize(1);
    }

    @Test
    void whoMayNotSeesNoButtonAndIsRefused() {
        SignedInAs support = sessions.signIn(tenant.value(), Role.SUPPORT);
        assertThat(page(support)).contains("Not activated at the provider").doesNotContain(action());
        support.request().post(action()).then().statusCode(403);
        assertThat(account.journal("mail/activate")).isEmpty();
    }

    @Test
    void troubleOfTheProviderIsToldInPlainWords() {
        account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        assertThat(told(owner)).contains("refuses the sign-in that is stored here", "Nothing was changed");
        account.clearFaults();
    }

    private String action() {
        return "/" + tenant + "/domains/" + domain + "/activation";
    }

    private String told(SignedInAs who) {
        var answer = who.request().post(action());
        assertThat(answer.statusCode()).isEqualTo(303);
        String flash = answer.cookie("__Host-flash");
        String body = who.request()
                .cookie("__Host-flash", flash)
                .get("/" + tenant + "/domains")
                .asString();
        return Jsoup.parse(body).text();
    }

    private String page(SignedInAs who) {
        return who.request().get("/" + tenant + "/domains").asString();
    }

    private Domain row() {
        return domains.find(tenant, domain).orElseThrow();
    }
}
