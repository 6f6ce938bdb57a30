package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.testing.InMemoryProvider;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What staff are told where a billing system has stopped or limited a domain. */
@QuarkusTest
class StoppedDomainPagesTest {
    private static final String STOPPED = "Suspended by billing since 2026-03-04 05:06 UTC: invoice 4711 unpaid";
    private static final String END = "It ends when billing resumes the account.";

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private MadeUpResellers.Reseller reseller;
    private SignedInAs staff;
    private Mailbox mailbox;

    @Test
    void pagesSayThatBillingStoppedTheDomainAndOfferNoResume() {
        stopped("stopped-said");
        Document page = get(reseller.path(mailbox));
        assertThat(page.select("#billing-stop").text()).contains(STOPPED, END);
        assertThat(page.select(".facts a[href$=/suspension]").text()).isEqualTo("Suspension…");
        Document suspension = get(reseller.path(mailbox) + "/suspension");
        assertThat(suspension.select("#billing-stop").text()).contains(STOPPED, END);
        assertThat(suspension.select("form[action$=/suspension/delete]")).isEmpty();
        assertThat(suspension.select("main").text()).contains("It stays suspended after billing resumes the account");
        Document domain = get("/stopped-said/domains/" + reseller.domain.id);
        assertThat(domain.select("#billing-stop").text()).contains(STOPPED, END);
        assertThat(get("/stopped-said/domains").select("tbody .badge").eachText())
                .contains("Suspended by billing");
        change(known -> known.billingStopReason = null);
        assertThat(get(reseller.path(mailbox)).select("#billing-stop").text())
                .contains("Suspended by billing since 2026-03-04 05:06 UTC.");
    }

    @Test
    void anOpenDomainSaysNothingOfIt() {
        open("stopped-not");
        assertThat(get(reseller.path(mailbox)).select("#billing-stop")).isEmpty();
        assertThat(get(reseller.path(mailbox))
                        .select(".facts a[href$=/suspension]")
                        .text())
                .isEqualTo("Suspend…");
        assertThat(get("/stopped-not/domains/" + reseller.domain.id).select("#billing-stop"))
                .isEmpty();
        assertThat(get("/stopped-not/domains").select("main").text()).doesNotContain("Suspended by billing");
        assertThat(get("/stopped-not/mailboxes/new?domain=" + reseller.domain.name)
                        .select("#room"))
                .isEmpty();
    }

    @Test
    void staffSuspendOnTopAndLiftTheirOwn() {
        stopped("stopped-top");
        String path = reseller.path(mailbox) + "/suspension";
        assertThat(staff.request().formParam("operation", "").post(path).statusCode())
                .isEqualTo(303);
        Document held = get(path);
        assertThat(held.select("form[action$=/suspension]")).isEmpty();
        assertThat(held.select("form[action$=/suspension/delete] button").text())
                .isEqualTo("Lift the suspension by staff");
        assertThat(held.select("main").text()).contains("works again once billing resumes the account, and not before");
        Response lifted = staff.request().formParam("operation", "").post(path + "/delete");
        assertThat(lifted.statusCode()).isEqualTo(303);
        assertThat(get(lifted.header("Location").replaceFirst("^https?://[^/]+", ""))
                        .select("#change")
                        .text())
                .contains("stays stopped: billing has suspended its account")
                .doesNotContain("works again.");
        assertThat(reseller.upstream(mailbox.address).stopped()).containsExactlyInAnyOrder(SuspensionEffect.values());
        assertThat(get(path).select("form[action$=/suspension/delete]")).isEmpty();
    }

    @Test
    void resumingManySaysOfEachWhyItStaysSuspended() {
        stopped("stopped-many");
        Mailbox open = reseller.add(reseller.domain("stopped-many-open.example", null), "user");
        Response answer =
                staff.request().formParam("id", mailbox.id, open.id).post("/stopped-many/mailboxes/suspension/delete");
        assertThat(answer.statusCode()).isEqualTo(303);
        String results = answer.header("Location").replaceFirst("^https?://[^/]+", "");
        Document page = get(results);
        long end = System.nanoTime() + 60_000_000_000L;
        while (!page.select("#results[data-hx-get]").isEmpty() && System.nanoTime() < end) {
            page = get(results);
        }
        assertThat(page.select("tr:contains(" + mailbox.address + ")").text())
                .contains("Stays suspended", "It works again when billing resumes the account.");
        assertThat(page.select("tr:contains(" + open.address + ")").text()).doesNotContain("billing");
        assertThat(page.select("#results").text()).contains("1 stays suspended by billing.");
    }

    @Test
    void theCreationPageShowsTheRoomAndTheUsualSize() {
        open("stopped-room");
        change(known -> {
            known.mailboxLimit = 3;
            known.mailboxQuotaBytes = 3072 * InMemoryProvider.MEGABYTE;
        });
        String path = "/stopped-room/mailboxes/new?domain=" + reseller.domain.name;
        Document page = get(path);
        assertThat(page.select("#room").text()).isEqualTo("1 of 3 mailboxes of this account are used.");
        assertThat(page.select("#quota").attr("value")).isEqualTo("3");
        assertThat(page.select("select[name=quota-unit] option[selected]").text())
                .isEqualTo("GB");
        assertThat(get(path + "&type=forward-only").select("#room"))
                .as("what only passes mail on takes no room")
                .isEmpty();
        change(known -> known.mailboxLimit = 1);
        assertThat(get(path).select("#room.warning").text()).startsWith("1 of 1 mailboxes of this account are used.");
    }

    private void open(String slug) {
        reseller = resellers.open(slug, 1);
        mailbox = reseller.mailbox("user-01@" + reseller.domain.name).orElseThrow();
        staff = sessions.signIn(slug, Role.OWNER);
    }

    /** As billing leaves it: the mailbox is stopped, too. */
    private void stopped(String slug) {
        open(slug);
        reseller.upstream(mailbox.address).services.replaceAll((_, _) -> ServiceState.SUSPENDED);
        change(known -> {
            known.billingStoppedAt = Instant.parse("2026-03-04T05:06:07Z");
            known.billingStopReason = "invoice 4711 unpaid";
        });
    }

    private void change(Consumer<Domain> act) {
        tenancy.inTenant(reseller.tenant, () -> act.accept(entities.find(Domain.class, reseller.domain.id)));
    }

    private Document get(String path) {
        Response answer = staff.request().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }
}
