package io.postern.provider.opensrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Autoresponder.Format;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DomainDefaults.PasswordStrength;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.RestoredMessage;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, member by member; and that nothing is changed which was not seen to be there. */
@QuarkusTest
class RequestsTest {
    private static final MailDomain DOMAIN = new MailDomain("example.com", null);
    private static final MailboxRef ANNA = new MailboxRef(DOMAIN, new Address("anna", "example.com"));
    private static final String MISSING =
            "{\"success\":false,\"error_number\":2,\"error\":\"The requested object does not"
                    + " exist\",\"settable_attributes\":[\"name\"],\"metadata\":{\"defaults\":{\"quota\":1}}, \"audit\":\"x\"}";
    private static final String FORWARD =
            "{\"success\":true,\"type\":\"forward\",\"attributes\":{\"forward_recipients\":[\"x@example.net\"]}}";

    private Upstream upstream;
    private OpenSrsDriver driver;

    @BeforeEach
    void start() throws Exception {
        upstream = new Upstream()
                .says("get_user", UsersTest.ANNA)
                .says(
                        "get_domain",
                        "{\"success\":true,\"attributes\":{\"disabled\":true,\"quota\":\"1024\",\"quota_maximum\":2,"
                                + "\"limit_users\":5,\"password_strength\":\"good\",\"aliases\":[\"b.example\"],"
                                + "\"catchall\":\"anna\"}}");
        driver = upstream.driver();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private static DriverException failure(ThrowingCallable call) {
        return catchThrowableOfType(DriverException.class, call);
    }

    private String changed() {
        return upstream.asked("change_user");
    }

    // Nothing is changed that was not read.

    @Test
    void noChangeMakesAMailboxThatIsNotThere() {
        upstream.says("get_user", MISSING);
        List<ThrowingCallable> changes = List.of(
                () -> driver.setPassword(ANNA, Secret.of("new")),
                () -> driver.updateDetails(ANNA, new MailboxDetails("A", null, null)),
                () -> driver.setQuota(ANNA, 5),
                () -> driver.suspend(ANNA, EnumSet.allOf(SuspensionEffect.class)),
                () -> driver.resume(ANNA, SuspensionMemory.NONE),
                () -> driver.updateServices(ANNA, Map.of(MailService.POP, ServiceState.DISABLED)),
                () -> driver.updateForwards(ANNA, new Forwards(List.of(), true)),
                () -> driver.addAlias(ANNA, ANNA.address()),
                () -> driver.removeAlias(ANNA, ANNA.address()),
                () -> driver.updateAutoresponder(ANNA, new Autoresponder(false, "", "", Format.TEXT, false, null)),
                () -> driver.rename(ANNA, new Address("ben", "example.com")));
        for (ThrowingCallable change : changes) {
            assertThat(failure(change).kind()).isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(upstream.methods()).containsOnly("authenticate", "get_user");
    }

    @Test
    void noChangeMakesADomainThatIsNotThere() {
        upstream.says("get_domain", MISSING);
        List<ThrowingCallable> changes = List.of(
                () -> driver.suspendDomain(DOMAIN, "Unpaid"),
                () -> driver.resumeDomain(DOMAIN),
                () -> driver.updateDefaults(DOMAIN, new DomainDefaults(1L, null, null, null, null)),
                () -> driver.addDomainAlias(DOMAIN, "c.example"),
                () -> driver.removeDomainAlias(DOMAIN, "b.example"),
                () -> driver.updateCatchAll(DOMAIN, Optional.empty()));
        for (ThrowingCallable change : changes) {
            assertThat(failure(change).kind()).isEqualTo(Kind.NOT_FOUND);
        }
        assertThat(upstream.methods()).containsOnly("authenticate", "get_domain");
    }

    @Test
    void aMailboxIsMadeOnlyWhereNothingIs() {
        driver.create(ANNA, new NewMailbox("Anna", null, null, Secret.of("N3w-Word!"), 7L));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"create_only\":true,\"attributes\":{\"type\":\"mailbox\","
                        + "\"name\":\"Anna\",\"password\":\"N3w-Word!\",\"quota\":7}}");
        driver.createForwardOnly(ANNA, List.of(new Address("x", "example.net")));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"create_only\":true,\"attributes\":{\"type\":\"forward\","
                        + "\"delivery_forward\":true,\"forward_recipients\":[\"x@example.net\"]}}");
        assertThat(driver.isFree(ANNA)).isFalse();
        upstream.says("get_user", MISSING);
        assertThat(driver.isFree(ANNA)).isTrue();
        upstream.says("get_user", "{\"success\":false,\"error_number\":3,\"error\":\"alias\"}");
        assertThat(driver.isFree(ANNA)).isFalse();
    }

    // Services.

    @Test
    void suspendingStopsWhatWorksAndRemembersAll() {
        SuspensionMemory memory = driver.suspend(ANNA, Set.of(SuspensionEffect.LOGIN));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"service_imap4\":\"suspended\","
                        + "\"service_webmail\":\"suspended\"}}");
        assertThat(memory.services())
                .isEqualTo(
                        Map.of("service_imap4", "enabled", "service_pop3", "disabled", "service_webmail", "enabled"));
        assertThat(upstream.asked("logout_user")).isEqualTo("{\"user\":\"anna@example.com\"}");
    }

    @Test
    void onlyStoppingTheSignInEndsSessions() {
        driver.suspend(ANNA, Set.of(SuspensionEffect.SEND));
        assertThat(upstream.all("logout_user")).isEmpty();
    }

    @Test
    void sessionsThatDoNotEndDoNotUndoASuspend() {
        upstream.says("logout_user", "{\"success\":false,\"error_number\":22,\"error\":\"later\"}");
        assertThat(driver.suspend(ANNA, Set.of(SuspensionEffect.LOGIN)).services())
                .isNotEmpty();
    }

    @Test
    void resumingRestoresExactlyWhatWasOn() {
        upstream.says("get_user", UsersTest.ANNA.replace("\"enabled\"", "\"suspended\""));
        driver.resume(ANNA, new SuspensionMemory(Map.of("service_imap4", "enabled", "service_pop3", "disabled")));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"service_imap4\":\"enabled\"}}");
    }

    @Test
    void resumingLeavesAloneWhatWasSwitchedMeanwhile() {
        driver.resume(ANNA, new SuspensionMemory(Map.of("service_imap4", "disabled", "service_pop3", "enabled")));
        assertThat(upstream.all("change_user")).isEmpty();
    }

    @Test
    void resumingWithoutAMemoryEnablesWhatIsSuspendedAndNothingElse() {
        upstream.says("get_user", UsersTest.ANNA.replace("\"enabled\"", "\"suspended\""));
        driver.resume(ANNA, SuspensionMemory.NONE);
        assertThat(changed()).contains("service_imap4", "service_smtpin").doesNotContain("pop3");
        assertThat(changed()).doesNotContain("suspended", "disabled");
    }

    @Test
    void aForwardOnlyReceives() {
        upstream.says("get_user", FORWARD);
        driver.suspend(ANNA, EnumSet.allOf(SuspensionEffect.class));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"service_smtpin\":\"suspended\"}}");
    }

    @Test
    void servicesAreSwitchedByName() {
        driver.updateServices(ANNA, Map.of(MailService.SEND_WEBMAIL, ServiceState.DISABLED));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"service_smtprelay_webmail\":"
                        + "\"disabled\"}}");
        assertThat(driver.readServices(ANNA))
                .hasSize(6)
                .containsEntry(MailService.POP, ServiceState.DISABLED)
                .containsEntry(MailService.RECEIVE, ServiceState.ENABLED);
    }

    // Passwords.

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        driver.changePassword(ANNA, Secret.of("old"), Secret.of("n\"ew"));
        assertThat(upstream.methods())
                .containsExactly("authenticate", "authenticate", "get_user", "change_user", "logout_user");
        assertThat(changed()).isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"password\":\"n\\\"ew\"}}");
    }

    @Test
    void aWrongOldPasswordChangesNothing() {
        upstream.says("authenticate", "{\"success\":false,\"error_number\":1,\"error\":\"no\"}");
        DriverException refused = failure(() -> driver.changePassword(ANNA, Secret.of("old"), Secret.of("new")));
        assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused.field()).isEqualTo("oldPassword");
        assertThat(refused.code()).isEqualTo("old-password");
        assertThat(refused.ownCredentials()).isFalse();
        assertThat(upstream.methods()).containsExactly("authenticate");
    }

    @Test
    void aMailboxWithASecondFactorSaysSo() {
        upstream.says("authenticate", "{\"success\":false,\"error_number\":33,\"error\":\"2FA\"}");
        DriverException refused = failure(() -> driver.authenticate(ANNA, Secret.of("right")));
        assertThat(refused.code()).isEqualTo("second-factor");
        assertThat(refused.ownCredentials()).isFalse();
    }

    @Test
    void appPasswordsAndTokensAreToldOnce() {
        upstream.says("app_password", "{\"success\":true,\"password\":\"abcd\"}");
        assertThat(driver.addAppPassword(ANNA, "phone").reveal()).isEqualTo("abcd");
        assertThat(upstream.asked("app_password"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"mode\":\"add\",\"tag\":\"phone\"}");
        driver.removeAppPassword(ANNA, "phone");
        assertThat(upstream.asked("app_password"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"mode\":\"remove\",\"tag\":\"phone\"}");
        assertThat(driver.appPasswords(ANNA)).hasSize(1).first().satisfies(phone -> {
            assertThat(phone.tag()).isEqualTo("phone");
            assertThat(phone.createdAt()).isNotNull();
        });
        upstream.says("generate_token", "{\"success\":true,\"duration\":\"2\",\"token\":\"9f\"}");
        assertThat(driver.signInToken(ANNA, "asked", Duration.ofMinutes(61)).reveal())
                .isEqualTo("9f");
        assertThat(upstream.asked("generate_token"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"reason\":\"asked\",\"duration\":2,\"type\":\"sso\"}");
    }

    // Delivery.

    @Test
    void anAutomaticReplyEndsWithItsLastDay() {
        var reply = new Autoresponder(true, null, "Back & well", Format.TEXT, false, LocalDate.of(2030, 2, 1), 12);
        driver.updateAutoresponder(ANNA, reply);
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"delivery_autoresponder\":true,"
                        + "\"autoresponder\":\"Back & well\",\"autoresponder_option_interval\":12,"
                        + "\"autoresponder_option_enddate\":1896220799}}");
        upstream.says("get_user", UsersTest.ANNA.replace("\"name\":\"Anna\"", """
                "delivery_autoresponder":true,"autoresponder":"Back & well","autoresponder_option_interval":"12",\
                "autoresponder_option_enddate":"1896220799\""""));
        assertThat(driver.readAutoresponder(ANNA))
                .isEqualTo(
                        new Autoresponder(true, "", "Back & well", Format.TEXT, false, LocalDate.of(2030, 2, 1), 12));
    }

    @Test
    void anEndDateThatIsThereIsTakenAwayAndOneThatIsNotIsNotNamed() {
        var reply = new Autoresponder(true, null, "Back", Format.TEXT, false, null);
        driver.updateAutoresponder(ANNA, reply);
        assertThat(changed()).doesNotContain("enddate").contains("\"autoresponder_option_interval\":24");
        String ending = UsersTest.ANNA.replace("\"name\":\"Anna\"", "\"autoresponder_option_enddate\":1896220799");
        upstream.says("get_user", ending, UsersTest.ANNA);
        driver.updateAutoresponder(ANNA, reply);
        assertThat(changed()).contains("\"autoresponder_option_enddate\":null");
        upstream.says("get_user", ending);
        driver.updateAutoresponder(ANNA, reply);
        assertThat(changed()).as("null was passed over").contains("\"autoresponder_option_enddate\":253402300799");
        upstream.says("change_user", Upstream.DONE, "{\"success\":false,\"error_number\":6,\"error\":\"bad\"}");
        assertThat(failure(() -> driver.updateAutoresponder(ANNA, reply)).kind())
                .isEqualTo(Kind.UNEXPECTED);
        upstream.says("change_user", "{\"success\":false,\"error_number\":6,\"error\":\"bad\"}", Upstream.DONE);
        driver.updateAutoresponder(ANNA, reply);
        assertThat(changed()).contains("\"autoresponder_option_enddate\":253402300799");
        upstream.says(
                "get_user",
                UsersTest.ANNA.replace("\"name\":\"Anna\"", "\"autoresponder_option_enddate\":253402300799"));
        assertThat(driver.readAutoresponder(ANNA).endDate()).isNull();
    }

    @Test
    void mailThatIsNotPassedOnIsKept() {
        var targets = List.of(new Address("x", "example.net"));
        driver.updateForwards(ANNA, new Forwards(targets, false));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"delivery_forward\":true,"
                        + "\"delivery_local\":false,\"forward_recipients\":[\"x@example.net\"]}}");
        driver.updateForwards(ANNA, new Forwards(List.of(), false));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"delivery_forward\":false,"
                        + "\"delivery_local\":true,\"forward_recipients\":[]}}");
        assertThat(driver.readForwards(ANNA)).isEqualTo(new Forwards(List.of(), true));
    }

    @Test
    void anAddressThatOnlyForwardsKeepsATargetAndOneThatFiltersHasNone() {
        upstream.says("get_user", FORWARD);
        assertThat(driver.readForwards(ANNA).targets()).containsExactly(new Address("x", "example.net"));
        assertThat(failure(() -> driver.updateForwards(ANNA, new Forwards(List.of(), true)))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        upstream.says("get_user", FORWARD.replace("forward\",\"attr", "filter\",\"attr"));
        var targets = List.of(new Address("x", "example.net"));
        assertThat(failure(() -> driver.updateForwards(ANNA, new Forwards(targets, true)))
                        .code())
                .isEqualTo("filter-only");
        assertThat(upstream.all("change_user")).isEmpty();
    }

    @Test
    void aliasesAreReadAndTheWholeListIsSent() {
        driver.addAlias(ANNA, new Address("b", "example.com"));
        assertThat(changed())
                .isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"aliases\":[\"a@example.com\","
                        + "\"b@example.com\"]}}");
        driver.removeAlias(ANNA, new Address("a", "example.com"));
        assertThat(changed()).isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"aliases\":[]}}");
        assertThat(failure(() -> driver.addAlias(ANNA, new Address("a", "example.com")))
                        .kind())
                .isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(failure(() -> driver.removeAlias(ANNA, new Address("c", "example.com")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void sizesAreBytesAndThereIsOneName() {
        driver.setQuota(ANNA, 5_368_709_120L);
        assertThat(changed()).isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"quota\":5368709120}}");
        driver.updateDetails(ANNA, new MailboxDetails("Anna B", null, null));
        assertThat(changed()).isEqualTo("{\"user\":\"anna@example.com\",\"attributes\":{\"name\":\"Anna B\"}}");
    }

    // Lists.

    @Test
    void aListIsReadInRangesAndNarrowedByWhatIsKnown() {
        upstream.says(
                "search_users",
                "{\"success\":true,\"count\":1,\"total_count\":\"3\",\"users\":[{\"user\":\"anna@example.com\"}]}");
        var page = driver.list(DOMAIN, MailboxFilter.NONE, "1");
        assertThat(page.mailboxes()).hasSize(1);
        assertThat(page.next()).isEqualTo("2");
        assertThat(upstream.asked("search_users"))
                .isEqualTo("{\"criteria\":{\"domain\":\"example.com\",\"type\":[\"mailbox\",\"forward\",\"filter\"]},"
                        + "\"sort\":{\"by\":\"user\",\"direction\":\"ascending\"},\"fields\":[\"type\",\"status\","
                        + "\"lastlogin\",\"createtime\",\"workgroup\",\"forward\"],"
                        + "\"range\":{\"first\":1,\"limit\":200}}");
        assertThat(driver.list(DOMAIN, new MailboxFilter("nna@ex", MailboxStatus.SUSPENDED, null, null), null)
                        .mailboxes())
                .hasSize(1);
        assertThat(upstream.asked("search_users")).contains("\"match\":\"*nna*\"", "\"status\":[\"suspended\"]");
        int calls = upstream.seen.size();
        assertThat(driver.list(DOMAIN, new MailboxFilter("a*", null, null, null), null)
                        .mailboxes())
                .isEmpty();
        assertThat(upstream.seen).hasSize(calls);
        assertThat(failure(() -> driver.list(DOMAIN, MailboxFilter.NONE, "x")).kind())
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void theBinTellsWhatCanComeBack() {
        upstream.says("search_users", """
                {"success":true,"count":1,"total_count":1,"users":[
                {"user":"anna@example.com","type":"mailbox","id":"77","status":"deleted","delete_time":"1700000000"}]}""");
        assertThat(driver.deleted(DOMAIN, null).mailboxes()).satisfiesExactly(anna -> {
            assertThat(anna.id()).isEqualTo("77");
            assertThat(anna.deletedAt()).isNotNull();
        });
        assertThat(upstream.asked("search_users"))
                .startsWith("{\"criteria\":{\"domain\":\"example.com\",\"deleted\":true},"
                        + "\"sort\":{\"by\":\"delete_time\",\"direction\":\"descending\"}");
        driver.restore(DOMAIN, "77", ANNA.address(), new Address("ben", "example.com"));
        assertThat(upstream.asked("restore_user"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"id\":\"77\",\"new_name\":\"ben@example.com\"}");
        driver.rename(ANNA, new Address("ben", "example.com"));
        assertThat(upstream.asked("rename_user"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"new_name\":\"ben@example.com\"}");
        driver.delete(ANNA);
        assertThat(upstream.asked("delete_user")).isEqualTo("{\"user\":\"anna@example.com\"}");
    }

    @Test
    void eachMessageFaresOnItsOwn() {
        upstream.says("get_deleted_messages", """
                {"success":true,"count":2,"messages":[{"id":"a/+=","folder":"INBOX","headers":{"From":"x","Subject":"S"}},
                {"id":"b","from":"y"},{"folder":"none"}]}""");
        assertThat(driver.deletedMessages(ANNA))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first.subject()).isEqualTo("S"),
                        second -> assertThat(second.from()).isEqualTo("y"));
        upstream.says("restore_deleted_messages", """
                {"success":true,"ids":[{"id":"b","success":false,"error_number":"2","error":"gone"},
                {"id":"a","success":true}]}""");
        assertThat(driver.restoreMessages(ANNA, List.of("a", "b", "c")))
                .containsExactly(
                        new RestoredMessage("a", null, null),
                        new RestoredMessage("b", Kind.NOT_FOUND, "gone"),
                        new RestoredMessage("c", Kind.UNEXPECTED, null));
        assertThat(upstream.asked("restore_deleted_messages"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"ids\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void historyBeginsWithItsEnd() {
        upstream.says(
                "get_user_changes",
                "{\"success\":true,\"count\":1,\"total_count\":22,\"changes\":[{}]}",
                """
                {"success":true,"count":2,"total_count":22,"changes":[
                {"time":"1321903552","user":"x","application":"OMA","msg":"changed name [Anna]"},
                {"time":1321903721,"user":"OpenSRS","msg":"changed password [Secret1!]"}]}""",
                "{\"success\":true,\"count\":0,\"total_count\":22,\"changes\":[]}");
        LogPage page = driver.changeLog(ANNA, null);
        assertThat(page.entries())
                .extracting(LogEntry::text)
                .containsExactly("changed password …", "changed name [Anna]");
        assertThat(page.next()).isEqualTo("2");
        assertThat(upstream.all("get_user_changes").get(1).request())
                .isEqualTo("{\"user\":\"anna@example.com\",\"range\":{\"first\":2,\"limit\":20}}");
        upstream.says("get_user_changes", "{\"success\":true,\"changes\":[{},{}]}");
        LogPage older = driver.changeLog(ANNA, page.next());
        assertThat(older.entries()).hasSize(2);
        assertThat(older.next()).isNull();
        assertThat(upstream.asked("get_user_changes")).contains("{\"first\":0,\"limit\":2}");
    }

    // Domains and administrators.

    @Test
    void aLargestSizeCountsInMegabytes() {
        assertThat(driver.readDefaults(DOMAIN))
                .isEqualTo(new DomainDefaults(1024L, 2L << 20, 5L, null, PasswordStrength.GOOD));
        driver.updateDefaults(DOMAIN, new DomainDefaults(2048L, 3L << 20, null, 9L, PasswordStrength.NONE));
        assertThat(upstream.asked("change_domain"))
                .isEqualTo("{\"domain\":\"example.com\",\"attributes\":{\"quota\":2048,\"quota_maximum\":3,"
                        + "\"limit_aliases\":9,\"password_strength\":null}}");
        for (String untold : List.of("", "\"password_strength\":\"brisk\",")) {
            upstream.says("get_domain", "{\"success\":true,\"attributes\":{" + untold + "\"limit_users\":5}}");
            assertThat(driver.readDefaults(DOMAIN).passwordStrength()).isNull();
        }
        upstream.says("get_domain", "{\"success\":true,\"attributes\":{\"password_strength\":null}}");
        assertThat(driver.readDefaults(DOMAIN).passwordStrength()).isEqualTo(PasswordStrength.NONE);
        driver.updateDefaults(DOMAIN, new DomainDefaults(2048L, null, null, null, null));
        assertThat(upstream.asked("change_domain")).doesNotContain("password_strength");
        var uneven = new DomainDefaults(null, (3L << 20) + 1, null, null, null);
        assertThat(failure(() -> driver.updateDefaults(DOMAIN, uneven)).field()).isEqualTo("quotaMaximum");
    }

    @Test
    void aDomainIsChangedMemberByMember() {
        assertThat(driver.isSuspended(DOMAIN)).isTrue();
        driver.resumeDomain(DOMAIN);
        assertThat(upstream.asked("change_domain"))
                .isEqualTo("{\"domain\":\"example.com\",\"attributes\":{\"disabled\":false}}");
        assertThat(driver.readCatchAll(DOMAIN)).contains(ANNA.address());
        driver.updateCatchAll(DOMAIN, Optional.of(ANNA.address()));
        assertThat(upstream.asked("change_domain")).contains("{\"catchall\":\"anna@example.com\"}");
        driver.addDomainAlias(DOMAIN, "c.example");
        assertThat(upstream.asked("change_domain")).contains("{\"aliases\":[\"b.example\",\"c.example\"]}");
        driver.createDomain("new.example");
        assertThat(upstream.asked("change_domain"))
                .isEqualTo("{\"domain\":\"new.example\",\"create_only\":true,\"attributes\":{}}");
        driver.deleteDomain("new.example");
        assertThat(upstream.asked("delete_domain")).isEqualTo("{\"domain\":\"new.example\"}");
    }

    @Test
    void theCompanyOfAHistoryIsOurOwn() {
        upstream.says("search_admins", """
                {"success":true,"count":1,"total_count":1,"admins":[
                {"user":"ops@acme.adm","type":"company","control":["Acme Mail"]}]}""");
        upstream.says("get_company_changes", "{\"success\":true,\"count\":0,\"total_count\":0,\"changes\":[]}");
        assertThat(driver.accountLog(null).entries()).isEmpty();
        assertThat(upstream.asked("get_company_changes"))
                .isEqualTo("{\"company\":\"Acme Mail\",\"range\":{\"first\":0,\"limit\":1}}");
    }

    @Test
    void anAdministratorHasOneRoleAndIsNeverOurselves() {
        upstream.says("search_admins", """
                {"success":true,"count":2,"total_count":2,"admins":[
                {"user":"ops@acme.adm","type":"company_ro","control":["Acme Mail"]},
                {"user":"anna@example.com","type":"mail","control":["example.com","old.example"]}]}""");
        assertThat(driver.subAdministrators())
                .extracting(SubAdministrator::full)
                .containsExactly(false, true);
        driver.updateSubAdministrator(administrator("anna@example.com", SubAdministratorRight.MAIL), Optional.empty());
        assertThat(upstream.all("set_role"))
                .as("the upstream kept the old domain")
                .hasSize(3);
        assertThat(upstream.all("set_role").get(1).request())
                .isEqualTo("{\"user\":\"anna@example.com\",\"role\":\"\",\"objects\":[\"example.com\","
                        + "\"old.example\"]}");
        assertThat(upstream.asked("set_role"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"role\":\"mail\",\"objects\":[\"example.com\"]}");
        driver.createSubAdministrator(administrator("ben@example.com", SubAdministratorRight.FULL), null);
        assertThat(upstream.asked("set_role"))
                .isEqualTo("{\"user\":\"ben@example.com\",\"role\":\"company\",\"objects\":[\"Acme Mail\"]}");
        driver.deleteSubAdministrator("anna@example.com");
        assertThat(upstream.asked("set_role"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"role\":\"\",\"objects\":[\"example.com\","
                        + "\"old.example\"]}");
        assertThat(failure(() -> driver.deleteSubAdministrator("ops@acme.adm")).kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void anAdministratorWhoMayHaveLostTheRoleIsInDoubtAndGetsItByTheNextAttempt() {
        String none = "{\"success\":true,\"count\":0,\"total_count\":0,\"admins\":[]}";
        upstream.says("search_admins", """
                {"success":true,"count":1,"total_count":1,"admins":[
                {"user":"anna@example.com","type":"mail","control":["example.com","old.example"]}]}""");
        upstream.says(
                "set_role",
                Upstream.DONE,
                Upstream.DONE,
                "{\"success\":false,\"error_number\":20,\"error\":\"again\"}",
                Upstream.DONE);
        var wanted = administrator("anna@example.com", SubAdministratorRight.MAIL);
        assertThat(failure(() -> driver.updateSubAdministrator(wanted, Optional.empty()))
                        .kind())
                .isEqualTo(Kind.UNEXPECTED);
        assertThat(failure(() -> {
                            upstream.says("search_admins", none);
                            driver.updateSubAdministrator(wanted, Optional.empty());
                        })
                        .kind())
                .as("nobody tells that the role is there")
                .isEqualTo(Kind.UNEXPECTED);
        assertThat(upstream.asked("set_role"))
                .isEqualTo("{\"user\":\"anna@example.com\",\"role\":\"mail\",\"objects\":[\"example.com\"]}");
        assertThat(upstream.all("set_role")).hasSize(4);
    }

    private static SubAdministrator administrator(String name, SubAdministratorRight right) {
        return new SubAdministrator(name, null, null, List.of("example.com"), Set.of(right), null, null);
    }
}
