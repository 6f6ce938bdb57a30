package io.postern.provider.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.Upstream.Seen;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Autoresponder.Format;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionMemory;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
