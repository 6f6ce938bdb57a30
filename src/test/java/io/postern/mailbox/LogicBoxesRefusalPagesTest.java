package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.change.TestChanges;
import io.postern.connection.Connection.Health;
import io.postern.directory.Mailbox;
import io.postern.platform.secret.Secret;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.logicboxes.RefusalSamples;
import io.postern.provider.logicboxes.RefusalSamples.Sample;
import io.postern.provider.spi.Kind;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.postern.testing.HostedResellers.Reseller;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table, in each family of answers that may carry it, as pages tell it. */
@QuarkusTest
class LogicBoxesRefusalPagesTest {
    private static final String OLD = "Old.Pass-1";
    private static final String NEXT = "Qw7!Kiosk.Zoo4";
    private static SandboxControl.Account account;
    private static Reseller reseller;
    private static StaffPages pages;
    private static int next;

    @Inject
    HostedResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    TestChanges changes;

    private Mailbox mailbox;

    @BeforeEach
    void anAccount() {
        if (reseller == null) {
            account = SandboxControl.here().account("refusals-logicboxes.example", 60);
            reseller = resellers.open("refusals-logicboxes", At.of(account));
            pages = new StaffPages(sessions.signIn(reseller.tenant.value(), Role.OWNER));
        }
        reseller.renew();
        // one whose row is there, whatever was said about others
        mailbox = reseller.mailbox(next++ % 20);
        account.put(mailbox.address, Map.of("password", OLD));
        account.clearJournal();
    }

    @AfterEach
    void nothingIsLeft() {
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
    }

    /** A row in one of the families: the mail service's failure, or the gateway's error under either status. */
    record Answer(Sample sample, String family) {
        Fault fault() {
            Fault fault = Fault.of(family).with("message", sample.message());
            return sample.errorCode() == null ? fault : fault.with("code", sample.errorCode());
        }
    }

    static List<Answer> answers() {
        return RefusalSamples.all().stream()
                .flatMap(sample -> sample.errorCode() != null
                        ? Stream.of(new Answer(sample, "FAILURE"))
                        : Stream.of("FAILURE", "ERROR_500", "ERROR_200").map(family -> new Answer(sample, family)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRowOfTheTable(Answer answer) {
        Sample sample = answer.sample();
        String words = StaffPages.words(sample.kind(), sample.code());
        switch (sample.call()) {
            case "READ" -> {
                account.fault(answer.fault().method("mail/user"));
                StaffPages.Told told = pages.show(mailbox).plainly(said(sample));
                if (sample.kind() == Kind.NOT_FOUND) {
                    assertThat(told.says())
                            .contains(MessageBundles.get(MailboxMessages.class).gone_title());
                    account.clearFaults();
                    reseller.again(mailbox.address);
                } else {
                    assertThat(told.asCopy(words).quotes()).isEqualTo(sample.message());
                }
            }
            case "WRITE" -> {
                account.fault(answer.fault().method("mail/user/modify"));
                refused(sample, pages.details(mailbox, "Never"), "mail/user/modify");
            }
            case "CHANGE_PASSWORD" -> {
                account.fault(answer.fault().method("mail/user/change-password"));
                refused(sample, pages.password(mailbox, OLD, NEXT), "mail/user/change-password");
            }
            case "AUTORESPONDER" -> {
                account.fault(answer.fault().method("mail/user/update-autoresponder"));
                refused(sample, pages.autoresponder(mailbox, "Never"), "mail/user/update-autoresponder");
            }
            case "CREATE" -> {
                account.fault(answer.fault().method("mail/user/add"));
                refused(sample, pages.creation(reseller.domain.name, "new", NEXT), "mail/user/add");
            }
            case "FORWARD" -> {
                account.fault(answer.fault().method("mail/user/add-admin-forwards"));
                refused(sample, pages.forwarding(mailbox, "to@example.net"), "mail/user/add-admin-forwards");
            }
            default -> {
                account.fault(answer.fault());
                ProviderError error = catchThrowableOfType(ProviderError.class, () -> call(sample.call()));
                assertThat(error.kind()).isEqualTo(sample.kind());
                assertThat(error.field()).isEqualTo(sample.field());
                assertThat(error.connectionRefused()).isFalse();
                assertThat(StaffPages.ofCall(error).plainly(said(sample)).says())
                        .contains(words);
            }
        }
        assertThat(reseller.health()).isEqualTo(Health.UNKNOWN);
    }

    private void refused(Sample sample, StaffPages.Told told, String method) {
        told.plainly(said(sample)).asWrite(sample.kind(), StaffPages.words(sample.kind(), sample.code()));
        if (told.status() == 422) {
            assertThat(told.quotes()).isEqualTo(sample.message());
        }
        if (told.status() == 422 && sample.field() != null) {
            String typed = sample.field().equals("address") ? "localPart" : sample.field();
            assertThat(told.page().select("[aria-describedby~=" + typed + "-error]"))
                    .hasSize(1);
            assertThat(told.page().select(".error-summary a[href=#" + typed + "]"))
                    .hasSize(1);
        }
        assertThat(account.journal(method)).hasSize(1).noneMatch(SandboxControl.Line::applied);
    }

    /** What no form sends yet. */
    private void call(String call) {
        MailProvider provider = reseller.provider();
        switch (call) {
            case "ORDER_LOOKUP" -> provider.domains().externalId(reseller.domain.name);
            case "AUTHENTICATE" -> provider.authenticate(reseller.ref(mailbox), Secret.of(OLD));
            case "DOMAIN_ALIAS" -> provider.domains().addAlias(reseller.domain.mailDomain(), "alias.example");
            default -> throw new IllegalArgumentException(call);
        }
    }

    /** As far as it could not be one of our own words. */
    private static String said(Sample sample) {
        return sample.message().isEmpty() ? "no words" : sample.message();
    }

    @Test
    void aRefusedKeyStopsTheConnectionAndAnOwnersPasswordDoesNot() {
        account.fault(Fault.of("EXPIRED_CREDENTIALS").method("mail/user/change-password"));
        pages.password(mailbox, OLD, NEXT).asRefusal(StaffPages.words(Kind.FORBIDDEN, "old-password"));
        assertThat(reseller.health()).isEqualTo(Health.UNKNOWN);
        account.clearFaults();
        account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        pages.password(mailbox, OLD, NEXT).asRefusal(StaffPages.words(Kind.CREDENTIALS, null));
        assertThat(reseller.health()).isEqualTo(Health.REFUSED);
        reseller.renew();
        pages.details(mailbox, "Never").asRefusal(StaffPages.words(Kind.CREDENTIALS, null));
        assertThat(reseller.health()).isEqualTo(Health.REFUSED);
    }

    @Test
    void anUnknownWordOfTheMailServiceIsFinalAndOneOfTheGatewayIsLookedInto() {
        account.fault(Fault.of("FAILURE").with("message", "Strange words").method("mail/user/modify"));
        StaffPages.Told told = pages.details(mailbox, "Never").plainly("Strange words");
        assertThat(told.asRefusal(StaffPages.words(Kind.INVALID, null)).quotes())
                .isEqualTo("Strange words");
        account.clearFaults();
        account.fault(Fault.of("ERROR_500").with("message", "Strange words").method("mail/user/modify"));
        pages.details(mailbox, "In the end").plainly("Strange words").asDoubt();
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
        assertThat(account.mailbox(mailbox.address).get("firstName").asText()).isEqualTo("In the end");
    }

    /** What comes instead of an answer of the interface. */
    @ParameterizedTest
    @EnumSource
    void whatIsNoAnswer(NoAnswer instead) {
        account.fault(Fault.of(instead.fault).method("mail/user/modify"));
        String name = "After " + instead;
        pages.details(mailbox, name).plainly("Bad Gateway").asDoubt();
        assertThat(account.journal("mail/user/modify")).hasSize(1).noneMatch(SandboxControl.Line::applied);
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
        assertThat(account.mailbox(mailbox.address).get("firstName").asText()).isEqualTo(name);
        reseller.renew();
        account.fault(Fault.of(instead.fault).method("mail/user"));
        pages.show(mailbox).plainly("Bad Gateway").asCopy(StaffPages.words(Kind.UNAVAILABLE, instead.code));
        assertThat(reseller.health()).isEqualTo(Health.UNKNOWN);
    }

    enum NoAnswer {
        NOTHING("EMPTY", "address-not-allowed"),
        SOMETHING_ELSE("GARBAGE", null),
        A_PROXYS_PAGE("HTML_502", null),
        A_CLOSED_DOOR("IP_NOT_ALLOWED", "address-not-allowed"),
        HUNG_UP("RESET_BEFORE", "address-not-allowed");

        private final String fault;
        private final String code;

        NoAnswer(String fault, String code) {
            this.fault = fault;
            this.code = code;
        }
    }
}
