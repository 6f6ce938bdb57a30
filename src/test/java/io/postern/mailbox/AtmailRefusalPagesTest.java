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
import io.postern.provider.atmail.RefusalSamples;
import io.postern.provider.atmail.RefusalSamples.Sample;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.SubAdministrator;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.AtmailControl.Fault;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.postern.testing.HostedResellers.Reseller;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text of the table, under either status that may come with it, as pages tell it. */
@QuarkusTest
class AtmailRefusalPagesTest {
    private static final String NEXT = "Qw7!Kiosk.Zoo4";
    private static AtmailControl.Account account;
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
            account = AtmailControl.here().account("refusals-atmail.example", 40);
            reseller = resellers.open("refusals-atmail", At.of(account));
            pages = new StaffPages(sessions.signIn(reseller.tenant.value(), Role.OWNER));
        }
        reseller.renew();
        mailbox = reseller.mailbox(next++ % 20);
        account.clearJournal();
    }

    @AfterEach
    void nothingIsLeft() {
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
    }

    record Answer(Sample sample, int status) {
        Fault fault() {
            return Fault.failure(sample.text()).with("status", status).method(sample.method());
        }
    }

    static List<Answer> answers() {
        return RefusalSamples.all().stream()
                .flatMap(sample -> Stream.of(200, 400).map(status -> new Answer(sample, status)))
                .toList();
    }

    @Test
    void severalTargetsStayApartWhereTheProviderTakesOne() {
        StaffPages.Told told = pages.forwarding(mailbox, "one@elsewhere.example\ntwo@elsewhere.example");
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.page().select("textarea#targets").first().wholeText().strip())
                .isEqualTo("one@elsewhere.example\ntwo@elsewhere.example");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aRowOfTheTable(Answer answer) {
        Sample sample = answer.sample();
        account.fault(answer.fault());
        switch (sample.method()) {
            case "users/view" -> {
                StaffPages.Told told = pages.show(mailbox).plainly(sample.text());
                if (sample.kind() == Kind.NOT_FOUND) {
                    assertThat(told.says())
                            .contains(MessageBundles.get(MailboxMessages.class).gone_title());
                    account.clearFaults();
                    reseller.again(mailbox.address);
                } else {
                    assertThat(told.asCopy(words(sample.kind())).quotes()).isEqualTo(sample.text());
                }
            }
            case "users/update" -> {
                boolean password = sample.kind() == Kind.PASSWORD_REJECTED;
                StaffPages.Told told = password ? pages.password(mailbox, null, NEXT) : pages.details(mailbox, "Never");
                refused(sample, told);
                if (password) {
                    assertThat(told.page().select("[aria-describedby~=newPassword-error]"))
                            .hasSize(1);
                }
            }
            case "users/create" -> refused(sample, pages.creation(reseller.domain.name, "new", NEXT));
            case "users/delete" -> {
                StaffPages.Told told = pages.deletion(mailbox);
                if (sample.kind() == Kind.NOT_FOUND) {
                    assertThat(told.plainly(sample.text()).status())
                            .as("whoever deleted it")
                            .isEqualTo(303);
                    reseller.again(mailbox.address);
                } else {
                    refused(sample, told);
                }
            }
            case "aliases/create" -> refused(sample, pages.alias(mailbox, "other"));
            case "aliases/delete" -> refused(sample, pages.withoutAlias(mailbox, "other"));
            default -> {
                ProviderError error = catchThrowableOfType(ProviderError.class, () -> call(sample.method()));
                if (sample.method().equals("domain/check") && sample.kind() == Kind.NOT_FOUND) {
                    assertThat(error).as("a failed check is the answer no").isNull();
                    return;
                }
                assertThat(error.kind()).isEqualTo(sample.kind());
                assertThat(error.connectionRefused()).isEqualTo(sample.kind() == Kind.CREDENTIALS);
                StaffPages.Told told = StaffPages.ofCall(error).plainly(sample.text());
                assertThat(told.says()).contains(words(sample.kind()));
                assertThat(told.quotes()).isEqualTo(sample.text());
            }
        }
    }

    private void refused(Sample sample, StaffPages.Told told) {
        told.plainly(sample.text()).asWrite(sample.kind(), words(sample.kind()));
        if (told.status() == 422) {
            assertThat(told.quotes()).isEqualTo(sample.text());
        }
        assertThat(account.journal(sample.method())).hasSize(1).noneMatch(AtmailControl.Line::applied);
        assertThat(reseller.health()).isEqualTo(sample.kind() == Kind.CREDENTIALS ? Health.REFUSED : Health.UNKNOWN);
    }

    /** What no form sends yet. */
    private void call(String method) {
        MailProvider provider = reseller.provider();
        var administrator =
                new SubAdministrator("ops", "Ops", "Example", List.of(reseller.domain.name), Set.of(), 10L, null);
        switch (method) {
            case "login/authenticate" -> provider.ping(reseller.domain.mailDomain());
            case "domain/create" -> provider.domains().create("other.example");
            case "domain/check" -> provider.domains().exists("other.example");
            case "domain/delete" -> provider.domains().delete("other.example");
            case "subadmin/create" -> provider.subAdministrators().create(administrator, Secret.of(NEXT));
            case "subadmin/view" -> provider.subAdministrators().read("ops");
            default -> throw new IllegalArgumentException(method);
        }
    }

    private static String words(Kind kind) {
        return StaffPages.words(kind, kind == Kind.UNSUPPORTED ? "method-withdrawn" : null);
    }

    @Test
    void anUnknownTextIsFinalAndShownAsTheProvidersOwn() {
        account.fault(Fault.failure("Strange words").method("users/update"));
        StaffPages.Told told = pages.details(mailbox, "Never").plainly("Strange words");
        assertThat(told.asRefusal(words(Kind.INVALID)).quotes()).isEqualTo("Strange words");
    }

    @Test
    void aRefusedAccountStopsTheConnection() {
        account.fault(Fault.of("EXPIRED_CREDENTIALS"));
        pages.details(mailbox, "Never").asRefusal(words(Kind.CREDENTIALS));
        assertThat(reseller.health()).isEqualTo(Health.REFUSED);
        assertThat(account.journal("users/update")).isEmpty();
    }

    /** What comes instead of an answer of the interface. */
    @ParameterizedTest
    @EnumSource
    void whatIsNoAnswer(NoAnswer instead) {
        account.fault(Fault.of(instead.fault).with("applied", false).method("users/update"));
        String name = "After " + instead;
        pages.details(mailbox, name).plainly("Service error").asDoubt();
        assertThat(account.journal("users/update")).hasSize(1).noneMatch(AtmailControl.Line::applied);
        account.clearFaults();
        changes.settle(reseller.tenant, reseller.connectionId);
        assertThat(account.mailbox(mailbox.address).get("firstName").asText()).isEqualTo(name);
        reseller.renew();
        account.fault(Fault.of(instead.fault).method("users/view"));
        pages.show(mailbox).plainly("Service error").asCopy(words(Kind.UNAVAILABLE));
        assertThat(reseller.health()).isEqualTo(Health.UNKNOWN);
    }

    enum NoAnswer {
        NOTHING("EMPTY"),
        SOMETHING_ELSE("GARBAGE"),
        A_SERVERS_PAGE("HTML"),
        HALF("TRUNCATED_XML"),
        TOO_DEEP("DEEP"),
        A_DOCTYPE("DOCTYPE"),
        HUNG_UP("RESET_BEFORE");

        private final String fault;

        NoAnswer(String fault) {
            this.fault = fault;
        }
    }
}
