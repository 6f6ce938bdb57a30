package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxStatus;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.MadeUpResellers.Reseller;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules as they are packaged, each in its billing system's stand-in, against the running portal. */
@QuarkusTest
class ModulesAtThePortalTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @TestHTTPResource
    URI portal;

    private BillingSystem installed(Reseller reseller) {
        BillingSystem system = billing.open(reseller.tenant, "billing-1", "https://billing.example");
        billing.allow(system, InstallationScope.LAUNCH, InstallationScope.SERVICES, InstallationScope.MAILBOXES);
        return system;
    }

    private Order order(String system, Reseller reseller) {
        String slug = reseller.tenant.value();
        return Order.in(system, installed(reseller), portal, slug, slug + ".example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void aServiceIsSoldSuspendedResumedResizedAndEnded(String system) {
        Reseller reseller = resellers.open("life-" + system, 2);
        String address = "user-01@life-" + system + ".example";
        Order order = order(system, reseller);
        assertThat(order.create()).isEmpty();
        assertThat(order.create()).as("once more, as after a lost answer").isEmpty();
        assertThat(order.suspend()).isEmpty();
        assertThat(status(reseller, address)).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(order.changePackage()).isEmpty();
        assertThat(status(reseller, address)).as("after another package").isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(order.unsuspend()).isEmpty();
        assertThat(status(reseller, address)).isEqualTo(MailboxStatus.ACTIVE);
        assertThat(order.suspend()).as("a second time on one day").isEmpty();
        assertThat(status(reseller, address)).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(order.terminate()).isEmpty();
        assertThat(reseller.upstream(address))
                .as("nothing is deleted by itself")
                .isNotNull();
    }

    @Test
    void aSuspensionThatTheProviderRefusesIsNoSuccess() {
        Reseller reseller = resellers.open("half-whmcs", 2);
        Order order = order("whmcs", reseller);
        assertThat(order.create()).isEmpty();
        for (int times = 0; times < 200; times++) {
            reseller.account.refuse("suspend", Kind.FORBIDDEN);
            reseller.account.refuse("suspend-all", Kind.FORBIDDEN);
        }
        assertThat(order.suspendOnce()).contains("user-01@half-whmcs.example: ", "Run it again");
        reseller.account.clearFaults();
        assertThat(order.unsuspend()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void aDomainOfAnotherServiceIsRefusedInWords(String system) {
        Reseller reseller = resellers.open("taken-" + system, 1);
        BillingSystem first = billing.open(reseller.tenant, "billing-0", "https://billing.example");
        billing.allow(first, InstallationScope.SERVICES);
        String slug = reseller.tenant.value();
        assertThat(Order.in("whmcs", first, portal, slug, slug + ".example").create())
                .isEmpty();
        assertThat(order(system, reseller).create()).contains("domain").doesNotContain("409", "{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void whoMayOnlyLaunchIsToldSo(String system) {
        Reseller reseller = resellers.open("launch-only-" + system, 1);
        BillingSystem launches = billing.open(reseller.tenant, "billing-1", "https://billing.example");
        String slug = reseller.tenant.value();
        assertThat(Order.in(system, launches, portal, slug, slug + ".example").create())
                .isNotEmpty()
                .doesNotContain("403", "{");
    }

    @Test
    void whmcsTestsTheConnectionImportsUsageAndShowsTheState() {
        Reseller reseller = resellers.open("whmcs-more", 3);
        Order order = order("whmcs", reseller);
        assertThat(order.whmcs("TestConnection", Map.of()).path("result").toString())
                .isEqualTo("{\"success\":true,\"error\":\"\"}");
        assertThat(order.create()).isEmpty();
        JsonNode usage = order.whmcs("UsageUpdate", Map.of());
        assertThat(usage.path("result").asText()).isEqualTo("success");
        assertThat(usage.path("rows").path("3/42").path("diskusage").asInt()).isEqualTo(30);
        assertThat(order.whmcs("AdminServicesTabFields", Map.of())
                        .path("result")
                        .path("Mailboxes")
                        .asText())
                .isEqualTo("3 of 10");
    }

    @Test
    void whmcsSetsThePasswordOfAMailboxAndTellsWhyItCannot() {
        Reseller reseller = resellers.open("whmcs-password", 1);
        Order order = order("whmcs", reseller);
        assertThat(order.create()).isEmpty();
        JsonNode set = order.whmcs("ChangePassword", Map.of("username", "user-01", "password", "Tr0ub4dor&amp;3xyz"));
        assertThat(set.path("result").asText()).isEqualTo("success");
        assertThat(reseller.upstream("user-01@whmcs-password.example").password.reveal())
                .isEqualTo("Tr0ub4dor&3xyz");
        assertThat(set.path("log").toString()).doesNotContain("Tr0ub4dor");
        assertThat(order.whmcs("ChangePassword", Map.of("username", "nobody", "password", "Tr0ub4dor&3xyz"))
                        .path("result")
                        .asText())
                .isNotEqualTo("success")
                .doesNotContain("404", "{");
    }

    private static MailboxStatus status(Reseller reseller, String address) {
        return reseller.mailbox(address).orElseThrow().status;
    }
}
