package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.provider.spi.MailboxStatus;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A billing system sells a domain, suspends it, lets it go on, and ends it – at each of the simulated providers. */
@QuarkusTest
class ServiceLifeTest {
    @Inject
    HostedResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    Domains domains;

    @Test
    void logicBoxes() {
        SandboxControl.Account account = SandboxControl.here().account("life-lb.example", 3);
        live("life-lb", At.of(account));
    }

    @Test
    void openSrs() {
        OpensrsControl.Account account = OpensrsControl.here().account("life-osrs.example", 3);
        live("life-osrs", At.of(account));
    }

    @Test
    void atmail() {
        AtmailControl.Account account = AtmailControl.here().account("life-at.example", 3);
        live("life-at", At.of(account));
    }

    private void live(String slug, At at) {
        var reseller = resellers.open(slug, at);
        BillingSystem system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        billing.allow(system, InstallationScope.SERVICES, InstallationScope.MAILBOXES);
        String kept = reseller.mailbox(0).address;

        put(
                        system,
                        "{'state':'active','domain':'" + at.domain()
                                + "','customer':{'id':'whmcs-17','name':'Example GmbH'},"
                                + "'limits':{'mailboxes':10,'quota_bytes':5368709120}}")
                .then()
                .statusCode(201)
                .body("state", equalTo("active"))
                .body("domain", equalTo(at.domain()))
                .body("customer.name", equalTo("Example GmbH"))
                .body("usage.mailboxes", equalTo(3))
                .body("limits.mailboxes", equalTo(10));
        assertThat(status(reseller, kept)).isEqualTo(MailboxStatus.ACTIVE);

        put(system, "{'state':'suspended','reason':'invoice 4711 unpaid'}")
                .then()
                .statusCode(200)
                .body("state", equalTo("suspended"))
                .body("reason", equalTo("invoice 4711 unpaid"));
        assertThat(status(reseller, kept)).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(domain(reseller).stoppedByBilling()).isTrue();

        put(system, "{'state':'active'}").then().statusCode(200).body("state", equalTo("active"));
        assertThat(status(reseller, kept)).isEqualTo(MailboxStatus.ACTIVE);

        put(system, "{'state':'terminated'}")
                .then()
                .statusCode(200)
                .body("state", equalTo("terminated"))
                .body("at_provider", equalTo("kept"));
        assertThat(status(reseller, kept)).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(domain(reseller).parkedAt).isNotNull();

        put(system, "{'state':'active'}").then().statusCode(200).body("state", equalTo("active"));
        assertThat(status(reseller, kept)).isEqualTo(MailboxStatus.ACTIVE);
        assertThat(domain(reseller).parkedAt).isNull();
    }

    private static Response put(BillingSystem system, String body) {
        return system.call("PUT", "/services/whmcs-1/4711").body(body).send();
    }

    private static MailboxStatus status(HostedResellers.Reseller reseller, String address) {
        return reseller.provider().read(reseller.ref(address)).status();
    }

    private Domain domain(HostedResellers.Reseller reseller) {
        return domains.byName(reseller.tenant, reseller.domain.name).orElseThrow();
    }
}
