package io.postern.provider.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.Upstream.Seen;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Autoresponder.Format;
import io.postern.provider.spi.DnsState;
import io.postern.provider.spi.DnsState.DnsRecord;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.SuspensionMemory;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each method goes to its documented path by its documented verb, with every parameter in its place. */
@QuarkusTest
class RequestsTest {
    private static final MailDomain DOMAIN = new MailDomain("example.com", "4711");
    private static final MailboxRef ANNA = new MailboxRef(DOMAIN, new Address("anna", "example.com"));
    private static final String CREDENTIALS = "auth-userid=7&api-key=the%20key";
    private static final String ABOUT_ANNA = CREDENTIALS + "&order-id=4711&email=anna%40example.com";
    private static final String DONE = "{\"response\":{\"status\":\"SUCCESS\"}}";

    private static String user(String status) {
        return "{\"response\":{\"status\":\"SUCCESS\",\"user\":{\"emailAddress\":\"anna@example.com\",\"status\":\""
                + status + "\"}}}";
    }

    private Upstream upstream;

    @BeforeEach
    void start() throws Exception {
        upstream = new Upstream();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private Seen last(Consumer<LogicBoxesDriver> call, String... answers) {
        call.accept(upstream.answers(200, answers).driver());
        return upstream.seen.getLast();
    }

    private static Seen get(String path, String query) {
        return Seen.of("GET", "/api" + path, query, "");
    }

    private static Seen post(String path, String body) {
        return Seen.of("POST", "/api" + path, "", body);
    }

    @Test
    void signInIsAGetWithThePasswordInTheQuery() {
        assertThat(last(driver -> driver.authenticate(ANNA, Secret.of("p&=+ {x}%41\u00e4")), user("ACTIVE")))
                .isEqualTo(get("/mail/user/authenticate.json", ABOUT_ANNA + "&passwd=p%26%3D%2B%20%7Bx%7D%2541%C3%A4"));
    }

    @Test
    void theAutomaticReplyIsAlwaysSentAsAWhole() {
        var reply = new Autoresponder(true, "Away", "Back & well", Format.HTML, true, LocalDate.of(2030, 2, 1));
        assertThat(last(driver -> driver.updateAutoresponder(ANNA, reply), DONE))
                .isEqualTo(post(
                        "/mail/user/update-autoresponder.json",
                        ABOUT_ANNA
                                + "&is-autoresponder-on=true&subject=Away&message=Back%20%26%20well"
                                + "&message-format=text%2Fhtml&quote-original-message=true&autodisable-enabled=true"
                                + "&autodisable-timestamp=01%2F02%2F2030"));
        var off = new Autoresponder(false, null, null, Format.TEXT, false, null);
        assertThat(last(driver -> driver.updateAutoresponder(ANNA, off), DONE))
                .isEqualTo(post(
                        "/mail/user/update-autoresponder.json",
                        ABOUT_ANNA
                                + "&is-autoresponder-on=false&subject=&message=&message-format=text%2Fplain"
                                + "&quote-original-message=false&autodisable-enabled=false"));
    }

    @Test
    void passwordsOfAChangeTravelInTheBody() {
        assertThat(last(driver -> driver.changePassword(ANNA, Secret.of("old"), Secret.of("n#w")), DONE))
                .isEqualTo(post("/mail/user/change-password.json", ABOUT_ANNA + "&old-passwd=old&new-passwd=n%23w"));
    }

    @Test
    void aSearchSendsOnlyWhatNarrowsAndEscapesTheText() {
        String none = "{\"response\":{\"status\":\"SUCCESS\",\"message\":\"No Records found\"}}";
        assertThat(last(driver -> driver.list(DOMAIN, MailboxFilter.NONE, null), none))
                .isEqualTo(get("/mail/users/search.json", CREDENTIALS + "&order-id=4711&page-no=1"));
        var filter = new MailboxFilter("A.b+c", MailboxStatus.PENDING, null, true);
        assertThat(last(driver -> driver.list(DOMAIN, filter, "3"), none))
                .isEqualTo(get(
                        "/mail/users/search.json",
                        CREDENTIALS
                                + "&order-id=4711&email-pattern=.*a%5C.b%5C%2Bc.*&statuses=pending_activation"
                                + "&over-quota=true&page-no=3"));
    }

    @Test
    void suspendingAndResumingAreOneCallEachAndMayBeRepeated() {
        String already = "{\"response\":{\"status\":\"FAILURE\",\"message\":\"Email address is already %s\"}}";
        assertThat(last(driver -> driver.suspend(ANNA, Set.of()), DONE))
                .isEqualTo(post("/mail/user/suspend.json", ABOUT_ANNA));
        assertThat(last(driver -> driver.suspend(ANNA, Set.of()), already.formatted("suspended")))
                .isEqualTo(post("/mail/user/suspend.json", ABOUT_ANNA));
        assertThat(last(driver -> driver.resume(ANNA, SuspensionMemory.NONE), DONE))
                .isEqualTo(post("/mail/user/unsuspend.json", ABOUT_ANNA));
        assertThat(last(driver -> driver.resume(ANNA, SuspensionMemory.NONE), already.formatted("active")))
                .isEqualTo(post("/mail/user/unsuspend.json", ABOUT_ANNA));
        assertThat(upstream.seen).hasSize(4);
    }

    @Test
    void manyAreSuspendedByOneCommaSeparatedList() {
        var both = List.of(new Address("anna", "example.com"), new Address("ben", "example.com"));
        String body = CREDENTIALS + "&order-id=4711&emails=anna%40example.com%2Cben%40example.com";
        assertThat(last(driver -> driver.suspendAll(DOMAIN, both), DONE))
                .isEqualTo(post("/mail/users/suspend.json", body));
        assertThat(last(driver -> driver.resumeAll(DOMAIN, both), DONE))
                .isEqualTo(post("/mail/users/unsuspend.json", body));
    }

    @Test
    void detailsAreReplacedAllThree() {
        assertThat(last(driver -> driver.updateDetails(ANNA, new MailboxDetails("Anna", "X Y", "a@b.example")), DONE))
                .isEqualTo(post(
                        "/mail/user/modify.json",
                        ABOUT_ANNA + "&notification-email=a%40b.example&first-name=Anna&last-name=X%20Y"));
    }

    @Test
    void theNeighbouringMethodsKeepTheirPlacesToo() {
        assertThat(last(driver -> driver.read(ANNA), user("ACTIVE"))).isEqualTo(get("/mail/user.json", ABOUT_ANNA));
        assertThat(last(driver -> driver.activate(DOMAIN), DONE))
                .isEqualTo(post("/mail/activate.json", CREDENTIALS + "&order-id=4711"));
        assertThat(last(
                        driver -> driver.count(DOMAIN),
                        "{\"response\":{\"status\":\"SUCCESS\","
                                + "\"noOfMailAccounts\":\"12\",\"noOfForwardOnlyAccounts\":3}}"))
                .isEqualTo(get("/mail/users/no-of-users.json", CREDENTIALS + "&order-id=4711"));
        assertThat(last(driver -> driver.externalId("example.com"), "4711"))
                .isEqualTo(get("/domains/orderid.json", CREDENTIALS + "&domain-name=example.com"));
        assertThat(last(
                        driver ->
                                assertThat(driver.resetPassword(ANNA).reveal()).isEqualTo("Gen3rated!"),
                        "{\"response\":{\"status\":\"SUCCESS\",\"data\":\"Gen3rated!\"}}"))
                .isEqualTo(post("/mail/user/reset-password.json", ABOUT_ANNA));
    }

    private static final Address BEN = new Address("ben", "example.net");

    private static String with(String adminForwards, String type) {
        return "{\"response\":{\"status\":\"SUCCESS\",\"user\":{\"emailAddress\":\"anna@example.com\","
                + "\"adminForwards\":\"" + adminForwards + "\",\"userForwards\":\"own@example.net\","
                + "\"accountType\":\"" + type + "\"}}}";
    }

    @Test
    void aNewMailboxIsSentWithEverythingTheUpstreamAsksFor() {
        var nora = new NewMailbox("Nora", "N & W", "n@b.example", Secret.of("p&ss"), null);
        assertThat(last(driver -> driver.create(ANNA, nora), user("ACTIVE")))
                .isEqualTo(post(
                        "/mail/user/add.json",
                        ABOUT_ANNA + "&passwd=p%26ss&notification-email=n%40b.example&first-name=Nora"
                                + "&last-name=N%20%26%20W&country-code=US&language-code=en"));
        assertThat(last(driver -> driver.createForwardOnly(ANNA, List.of(BEN, ANNA.address())), user("ACTIVE")))
                .isEqualTo(post(
                        "/mail/user/add-forward-only-account.json",
                        ABOUT_ANNA + "&forwards=ben%40example.net%2Canna%40example.com"));
        var sized = new NewMailbox("Nora", "New", "n@b.example", Secret.of("p"), 1L);
        assertThat(catchThrowableOfType(
                                DriverException.class,
                                () -> upstream.answers(200, DONE).driver().create(ANNA, sized))
                        .field())
                .isEqualTo("quota");
    }

    @Test
    void whetherAnAddressIsFreeIsAskedByAnExactSearch() {
        String none = "{\"response\":{\"status\":\"%s\",\"message\":\"No Records found\"}}";
        for (String answer : List.of(none.formatted("SUCCESS"), none.formatted("FAILURE"))) {
            assertThat(last(driver -> assertThat(driver.isFree(ANNA)).isTrue(), answer))
                    .isEqualTo(get("/mail/users/search.json", ABOUT_ANNA));
        }
        String taken = "{\"response\":{\"status\":\"SUCCESS\",\"users\":[{\"emailAddress\":\"Anna@example.com\"}]}}";
        assertThat(upstream.answers(200, taken).driver().isFree(ANNA)).isFalse();
    }

    @Test
    void mailboxesAreDeletedAloneAndTogether() {
        assertThat(last(driver -> driver.delete(ANNA), DONE)).isEqualTo(post("/mail/user/delete.json", ABOUT_ANNA));
        assertThat(last(driver -> driver.deleteAll(DOMAIN, List.of(ANNA.address())), DONE))
                .isEqualTo(post("/mail/users/delete.json", CREDENTIALS + "&order-id=4711&emails=anna%40example.com"));
    }

    @Test
    void forwardsAreReplacedByAddingBeforeTakingAway() {
        String stored = with("old@example.net, stays@example.net", "POP_WITHOUT_AUTORESPONDER");
        var wanted = new Forwards(List.of(new Address("stays", "example.net"), BEN), true);
        assertThat(last(driver -> driver.updateForwards(ANNA, wanted), stored, DONE))
                .isEqualTo(post("/mail/user/delete-admin-forwards.json", ABOUT_ANNA + "&forwards=old%40example.net"));
        assertThat(upstream.seen.get(1))
                .isEqualTo(post("/mail/user/add-admin-forwards.json", ABOUT_ANNA + "&forwards=ben%40example.net"));
        assertThat(upstream.seen).hasSize(3);
        assertThat(last(driver -> driver.updateForwards(ANNA, driver.readForwards(ANNA)), stored))
                .as("what is so already is not sent")
                .isEqualTo(get("/mail/user.json", ABOUT_ANNA));
    }

    @Test
    void whatTheOwnerSetIsToldApartAndLeftAlone() {
        Forwards read = upstream.answers(200, with("", "FORWARD_ONLY")).driver().readForwards(ANNA);
        assertThat(read.targets()).isEmpty();
        assertThat(read.ownerTargets()).containsExactly(new Address("own", "example.net"));
        assertThat(read.keepCopy()).isFalse();
        last(
                driver -> driver.updateForwards(ANNA, new Forwards(List.of(), false)),
                with("x@y.example", "FORWARD_ONLY"),
                DONE);
        assertThat(upstream.seen.getLast().body()).contains("forwards=x@y.example");
    }

    @Test
    void aReplacementThatStoppedHalfWayIsNotCalledHarmless() {
        String busy = "{\"status\":\"ERROR\",\"message\":\"Too many requests\"}";
        String stored = with("old@example.net", "POP_WITHOUT_AUTORESPONDER");
        assertThat(catchThrowableOfType(DriverException.class, () -> upstream.answers(200, stored, DONE, busy)
                                .driver()
                                .updateForwards(ANNA, new Forwards(List.of(BEN), true)))
                        .kind())
                .isEqualTo(Kind.UNEXPECTED);
        assertThat(catchThrowableOfType(DriverException.class, () -> upstream.answers(200, stored, busy)
                                .driver()
                                .updateForwards(ANNA, new Forwards(List.of(), true)))
                        .kind())
                .isEqualTo(Kind.BUSY);
        assertThat(catchThrowableOfType(DriverException.class, () -> upstream.answers(200, "{\"response\":{}}")
                                .driver()
                                .updateForwards(ANNA, new Forwards(List.of(), true)))
                        .kind())
                .as("nothing was sent yet")
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aRefusedHalfOfAReplacementTakesTheOtherHalfBack() {
        String no = "{\"response\":{\"status\":\"FAILURE\",\"message\":\"You are not authorized\"}}";
        String stored = with("old@example.net", "POP_WITHOUT_AUTORESPONDER");
        var wanted = new Forwards(List.of(BEN), true);
        assertThat(catchThrowableOfType(DriverException.class, () -> upstream.answers(200, stored, DONE, no, DONE)
                                .driver()
                                .updateForwards(ANNA, wanted))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(upstream.seen.getLast())
                .isEqualTo(post("/mail/user/delete-admin-forwards.json", ABOUT_ANNA + "&forwards=ben%40example.net"));
        assertThat(catchThrowableOfType(DriverException.class, () -> upstream.answers(200, stored, DONE, no, no)
                                .driver()
                                .updateForwards(ANNA, wanted))
                        .kind())
                .as("neither could be taken away")
                .isEqualTo(Kind.UNEXPECTED);
    }

    @Test
    void aWholeDomainsMethodsKeepTheirPlaces() {
        String order = CREDENTIALS + "&order-id=4711";
        assertThat(last(driver -> driver.updateCatchAll(DOMAIN, Optional.of(ANNA.address())), DONE))
                .isEqualTo(post("/mail/domain/activate-catchall.json", order + "&catchall-email=anna%40example.com"));
        assertThat(last(driver -> driver.updateCatchAll(DOMAIN, Optional.empty()), DONE))
                .isEqualTo(post("/mail/domain/deactivate-catchall.json", order));
        assertThat(last(driver -> driver.addDomainAlias(DOMAIN, "other.example"), DONE))
                .isEqualTo(post("/mail/domain/add-alias.json", order + "&alias=other.example"));
        assertThat(last(driver -> driver.removeDomainAlias(DOMAIN, "other.example"), DONE))
                .isEqualTo(post("/mail/domain/delete-alias.json", order + "&alias=other.example"));
        String action = "{\"actionstatus\":\"Success\",\"actionstatusdesc\":\"Done\"}";
        assertThat(last(driver -> driver.suspendDomain(DOMAIN, "Not paid"), action))
                .isEqualTo(post("/orders/suspend.json", order + "&reason=Not%20paid"));
        assertThat(last(driver -> driver.resumeDomain(DOMAIN), action))
                .isEqualTo(post("/orders/unsuspend.json", order));
    }

    @Test
    void anOrderIsDescribedByTheMethodOfItsProduct() {
        String unknown = "{\"status\":\"ERROR\",\"message\":\"No Entity found for Entityid: 4711\"}";
        String marked = "{\"currentstatus\":\"Active\",\"orderstatus\":[\"resellersuspend\"]}";
        String active = "{\"currentstatus\":\"Active\",\"orderstatus\":[]}";
        assertThat(last(driver -> assertThat(driver.isSuspended(DOMAIN)).isTrue(), marked))
                .isEqualTo(get("/domains/details.json", CREDENTIALS + "&order-id=4711&options=OrderDetails"));
        assertThat(last(driver -> assertThat(driver.isSuspended(DOMAIN)).isFalse(), unknown, active))
                .isEqualTo(get("/eelite/us/details.json", CREDENTIALS + "&order-id=4711"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"dnsRecords\":[{\"type\":\"MX\",\"host\":\"@\",\"value\":\"mx.example.net\",\"priority\":\"10\"}]}",
                "{\"1\":{\"recordType\":\"mx\",\"name\":\"example.com\",\"data\":\"mx.example.net\",\"pref\":10}}",
                "{\"mx-records\":[\"10 mx.example.net\"],\"message\":\"Success\"}",
                "{\"records\":{\"MX\":{\"0\":{\"value\":\"10 mx.example.net\"}}}}"
            })
    void recordsAreFoundInAnyShape(String content) {
        String owned = "{\"response\":{\"status\":\"SUCCESS\",\"isOwnershipVerified\":\"true\"}}";
        DnsState state = upstream.answers(200, "{\"response\":" + content + "}", owned)
                .driver()
                .dnsState(DOMAIN);
        assertThat(state.records()).containsExactly(new DnsRecord("MX", "example.com", "mx.example.net", 10));
        assertThat(state.ownershipVerified()).isTrue();
    }
}
