package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.change.ChangeState;
import io.postern.change.Target;
import io.postern.directory.Mailbox;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the provider stops each thing on its own, staff choose what stops, and a resume brings back what was on. */
@QuarkusTest
class SuspensionLevelsTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static final Set<SuspensionEffect> SEND = Set.of(SuspensionEffect.SEND);
    private static final Set<SuspensionEffect> LOGIN = Set.of(SuspensionEffect.LOGIN);
    private static MadeUpResellers.Reseller reseller;
    private static int next;

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Suspensions suspensions;

    private SignedInAs staff;
    private Mailbox mailbox;
    private InMemoryMailbox upstream;
    private Target target;

    @BeforeEach
    void aMailbox() {
        if (reseller == null) {
            reseller = resellers.open("levels", 0);
        }
        staff = sessions.signIn("levels", Role.SUPPORT);
        mailbox = reseller.add("level-" + ++next);
        upstream = reseller.upstream(mailbox.address);
        target = reseller.target(mailbox);
    }

    @AfterEach
    void noFaults() {
        reseller.account.clearFaults();
    }

    @Test
    void onlyWhatIsTickedStops() {
        Document form = get("/suspension");
        assertThat(form.select("input[name=effects][checked]")).hasSize(3);
        assertThat(form.text()).contains("Sending: the owner cannot send mail");
        Response answer = staff.request()
                .formParam("choice", "true")
                .formParam("effects", "send")
                .post(path("/suspension"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(upstream.stopped()).isEqualTo(SEND);
        assertThat(reseller.mailbox(mailbox.id).status).isEqualTo(MailboxStatus.SUSPENDED);
        Document page = get("");
        assertThat(page.select(".facts dd").first().text()).contains("Suspended", "Stopped now: no sending");
        Document again = get("/suspension");
        assertThat(again.select("form[action$=/suspension/delete]")).hasSize(1);
        assertThat(again.select("input[name=effects]").eachAttr("value")).containsExactly("login", "receive");
    }

    @Test
    void nothingTickedIsToldAtTheChoice() {
        Response answer = staff.request().formParam("choice", "true").post(path("/suspension"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#effects");
        assertThat(page.select("fieldset.wrong #effects")).hasSize(1);
        assertThat(page.select("input[name=effects][checked]")).isEmpty();
        assertThat(staff.request()
                        .formParam("effects", "fax")
                        .post(path("/suspension"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(upstream.stopped()).isEmpty();
    }

    @Test
    void withoutAChoiceEverythingStops() {
        assertThat(staff.request()
                        .formParam("operation", "")
                        .post(path("/suspension"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(upstream.stopped()).hasSize(3);
    }

    @Test
    void anAddressThatOnlyForwardsHasOnlyReceivingToStop() {
        upstream.type = AccountType.FORWARD_ONLY;
        reseller.read(reseller.domain, Address.parse(mailbox.address).orElseThrow());
        Document form = get("/suspension");
        assertThat(form.select("input[name=effects]")).isEmpty();
        assertThat(form.text()).contains("Receiving: new mail").doesNotContain("Signing in:");
    }

    @Test
    void aResumeBringsBackWhatWasOnBeforeTheFirstOfSeveralSuspends() {
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        Map<MailService, ServiceState> before = new EnumMap<>(upstream.services);
        suspend(SEND);
        suspend(LOGIN);
        suspend(Set.of());
        assertThat(upstream.stopped()).hasSize(3);
        resume();
        assertThat(upstream.services).isEqualTo(before);
    }

    @Test
    void whatTheProviderHadStoppedItselfStaysUntilItIsResumedOnceMore() {
        upstream.services.put(MailService.SEND, ServiceState.SUSPENDED);
        upstream.services.put(MailService.SEND_WEBMAIL, ServiceState.SUSPENDED);
        suspend(Set.of());
        resume();
        assertThat(upstream.stopped()).isEqualTo(SEND);
        resume();
        assertThat(upstream.stopped()).isEmpty();
    }

    @Test
    void aSuspendWhoseAnswerWasLostIsSettledAndResumedAsAWhole() {
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        Map<MailService, ServiceState> before = new EnumMap<>(upstream.services);
        suspend(LOGIN);
        reseller.account.loseAnswer("suspend");
        suspend(SEND);
        assertThat(upstream.stopped()).hasSize(2);
        reseller.account.loseAnswer("resume");
        resume();
        assertThat(upstream.services).isEqualTo(before);
    }

    @Test
    void whatTheMailboxDoesNotHaveNeedNotBeStopped() {
        upstream.services.put(MailService.SEND, ServiceState.DISABLED);
        upstream.services.put(MailService.SEND_WEBMAIL, ServiceState.DISABLED);
        suspend(Set.of());
        assertThat(upstream.stopped()).doesNotContain(SuspensionEffect.SEND).hasSize(2);
        resume();
        assertThat(upstream.services).containsEntry(MailService.SEND, ServiceState.DISABLED);
    }

    @Test
    void afterAResumeWhatWasRememberedIsForgotten() {
        suspend(LOGIN);
        resume();
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        suspend(LOGIN);
        resume();
        assertThat(upstream.services).containsEntry(MailService.POP, ServiceState.DISABLED);
    }

    private void suspend(Set<SuspensionEffect> effects) {
        assertThat(suspensions
                        .suspend(reseller.tenant, ALICE, null, target, effects)
                        .state())
                .isEqualTo(ChangeState.DONE);
    }

    private void resume() {
        assertThat(suspensions.resume(reseller.tenant, ALICE, null, target).state())
                .isEqualTo(ChangeState.DONE);
    }

    private Document get(String part) {
        Response answer = staff.request().get(path(part));
        assertThat(answer.statusCode()).as(part).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private String path(String part) {
        return reseller.path(mailbox) + part;
    }
}
