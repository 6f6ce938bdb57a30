package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Kind;
import io.postern.testing.InMemoryProvider;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that size, move, delete and restore a mailbox, and open it without its password. */
@QuarkusTest
class AccountPagesTest {
    private static final String TENANT = "account-pages";
    private static MadeUpResellers.Reseller reseller;
    private static int next;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Resellers others;

    private SignedInAs staff;
    private Mailbox mailbox;

    @BeforeEach
    void aMailbox() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
        }
        reseller.account.clearFaults();
        reseller.account.clearCalls();
        mailbox = reseller.add("box-" + ++next);
        staff = sessions.signIn(TENANT, Role.OWNER);
    }

    @Test
    void whatIsSeldomSetStandsOnOnePage() {
        Document page = get("/settings");
        assertThat(page.select(".settings h2").eachText())
                .contains("Size", "Address", "Deleted mail", "Delete the mailbox");
        for (String part : new String[] {"/quota", "/address", "/deleted-mail", "/deletion"}) {
            String link = page.select(".settings h2 a[href$=" + part + "]").attr("href");
            assertThat(staff.request().get(link).statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    void theSizeIsSetInGigabytesOrMegabytes() {
        assertThat(get("/quota").select("#quota").attr("value")).isEqualTo("1");
        assertThat(get("/quota").select("main").text())
                .contains("10 MB of 1 GB")
                .contains("At most 50 GB");
        saved("/quota", "quota", "2,5", "quota-unit", "GB");
        assertThat(reseller.upstream(mailbox.address).quotaBytes).isEqualTo(2560 * InMemoryProvider.MEGABYTE);
        assertThat(reseller.mailbox(mailbox.id).quotaBytes).isEqualTo(2560 * InMemoryProvider.MEGABYTE);
        assertThat(get("/quota").select("#quota").attr("value")).isEqualTo("2560");
        saved("/quota", "quota", "700", "quota-unit", "MB");
        assertThat(reseller.upstream(mailbox.address).quotaBytes).isEqualTo(700 * InMemoryProvider.MEGABYTE);
    }

    @Test
    void aSizeThatTheProviderDoesNotTakeIsToldAtItsField() {
        marked(refused("/quota", "quota", "much"), "quota", "Give a whole number.", "much");
        marked(refused("/quota", "quota", ""), "quota", "This is needed", "");
        marked(refused("/quota", "quota", "0.0001", "quota-unit", "MB"), "quota", "more than nothing", "0.0001");
        marked(refused("/quota", "quota", "51", "quota-unit", "GB"), "quota", "At most 50 GB.", "51");
        marked(refused("/quota", "quota", "-1"), "quota", "more than nothing", "-1");
        assertThat(reseller.account.calls("set-quota")).isZero();
    }

    @Test
    void aSizeBetweenTwoStepsOfTheProviderIsRounded() {
        saved("/quota", "quota", "0.3", "quota-unit", "GB");
        assertThat(reseller.upstream(mailbox.address).quotaBytes).isEqualTo(307 * InMemoryProvider.MEGABYTE);
    }

    @Test
    void aMailboxMovesToAnotherAddressAndKeepsItsRowAndHistory() {
        saved("/quota", "quota", "3");
        String moved = "moved-" + mailbox.address;
        String landing = saved("/address", "local-part", "Moved-" + mailbox.address.replaceAll("@.*", ""));
        assertThat(landing).startsWith(reseller.path(mailbox) + "?change=");
        assertThat(reseller.upstream(mailbox.address)).isNull();
        assertThat(reseller.upstream(moved)).isNotNull();
        assertThat(reseller.mailbox(mailbox.id).address).isEqualTo(moved);
        assertThat(get("/history").select("tbody th").eachText()).containsExactly("Address changed", "Size changed");
        assertThat(get("").select("h1").text()).isEqualTo(moved);
    }

    @Test
    void anAddressThatIsTakenIsRefusedBeforeAnybodyIsAskedToMove() {
        Mailbox other = reseller.add("other-" + next);
        reseller.upstream(other.address).aliases.add(new Address("alias-" + next, reseller.domain.name));
        marked(refused("/address", "local-part", "other-" + next), "newAddress", "taken already", "other-" + next);
        marked(refused("/address", "local-part", "alias-" + next), "newAddress", "taken already", "alias-" + next);
        marked(refused("/address", "local-part", "a b"), "newAddress", "Use letters", "a b");
        marked(
                refused("/address", "local-part", "x@elsewhere.example"),
                "newAddress",
                "Use letters",
                "x@elsewhere.example");
        String same = mailbox.address.replaceAll("@.*", "");
        marked(refused("/address", "local-part", same), "newAddress", "the address already", same);
        assertThat(reseller.account.calls("rename")).isZero();
    }

    @Test
    void theSameFormMovesAMailboxOnce() {
        String operation = UUID.randomUUID().toString();
        String first = saved("/address", "local-part", "once-" + next, "operation", operation);
        assertThat(saved("/address", "local-part", "once-" + next, "operation", operation))
                .isEqualTo(first);
    }

    @Test
    void deletingNeedsTheNamesOfTenantAndMailbox() {
        Document page = get("/deletion");
        assertThat(page.select("label[for=confirmation]").text()).contains(TENANT + " " + mailbox.address);
        assertThat(page.select("#confirmation-hint").text()).contains("as they stand above");
        assertThat(page.select("main").text())
                .contains("until " + LocalDate.now(ZoneOffset.UTC).plusDays(30));
        marked(refused("/deletion"), "confirmation", "This is needed", "");
        marked(refused("/deletion", "confirmation", mailbox.address), "confirmation", "exactly", mailbox.address);
        assertThat(reseller.upstream(mailbox.address)).isNotNull();
        String landing = saved(
                "/deletion",
                "confirmation",
                "  " + TENANT.toUpperCase(java.util.Locale.ROOT) + "  " + mailbox.address + " ");
        assertThat(reseller.upstream(mailbox.address)).isNull();
        assertThat(reseller.mailbox(mailbox.address)).isEmpty();
        Document told = read(landing);
        assertThat(told.select("#change").text()).contains(mailbox.address + " was deleted.");
        assertThat(told.select("a[href$=/mailboxes]")).isNotEmpty();
        assertThat(staff.request().get(reseller.path(mailbox)).statusCode()).isEqualTo(404);
    }

    @Test
    void theHistoryOfADeletedMailboxStaysReadable() {
        saved("/quota", "quota", "3");
        String landing = saved("/deletion", "confirmation", TENANT + " " + mailbox.address);
        Document told = read(landing);
        Document history = read(told.select("#change a[href$=/history]").attr("href"));
        assertThat(history.select("h1").text()).isEqualTo(mailbox.address);
        assertThat(history.select("tbody th").eachText()).containsExactly("Mailbox deleted", "Size changed");
        UUID customer = sessions.customer(TENANT, "history-" + next);
        var outside = sessions.signIn(TENANT, Role.CUSTOMER_ADMIN, customer);
        assertThat(outside.request().get(reseller.path(mailbox) + "/history").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDeletedMailboxIsRestoredUnderAnotherAddress() {
        saved("/deletion", "confirmation", TENANT + " " + mailbox.address);
        Document bin = read("/" + TENANT + "/mailboxes/bin?domain=" + reseller.domain.name);
        var row = bin.select("tbody tr:contains(" + mailbox.address + ")");
        assertThat(row).hasSize(1);
        String id = row.select("input[name=id]").attr("value");
        Document form = read("/" + TENANT + "/mailboxes/bin/restoration?domain=" + reseller.domain.name + "&id=" + id);
        assertThat(form.select("#localPart").attr("value")).isEqualTo(mailbox.address.replaceAll("@.*", ""));
        Mailbox other = reseller.add("in-the-way-" + next);
        Document taken = Jsoup.parse(
                restore(id, other.address).then().statusCode(422).extract().asString());
        marked(taken, "localPart", "taken already", other.address);
        String landing = location(restore(id, "back-" + next));
        String back = "back-" + next + "@" + reseller.domain.name;
        assertThat(reseller.upstream(back)).isNotNull();
        Mailbox again = reseller.mailbox(back).orElseThrow();
        assertThat(landing).startsWith(reseller.path(again));
        assertThat(restore(id, "twice").statusCode())
                .as("it is deleted no more")
                .isEqualTo(404);
    }

    @Test
    void theSameFormRestoresAMailboxOnce() {
        saved("/deletion", "confirmation", TENANT + " " + mailbox.address);
        String id = read("/" + TENANT + "/mailboxes/bin?domain=" + reseller.domain.name)
                .select("tbody tr:contains(" + mailbox.address + ") input[name=id]")
                .attr("value");
        UUID operation = UUID.randomUUID();
        String first = location(restore(id, "again-" + next, operation));
        assertThat(location(restore(id, "again-" + next, operation))).isEqualTo(first);
        assertThat(reseller.account.calls("restore")).isEqualTo(1);
    }

    @Test
    void aBinThatCannotBeReadSaysWhy() {
        reseller.account.refuse("deleted", Kind.FORBIDDEN);
        Document bin = read("/" + TENANT + "/mailboxes/bin?domain=" + reseller.domain.name);
        assertThat(bin.select(".notice.bad").text()).contains("The provider does not allow this.");
    }

    @Test
    void eachDeletedMessageFaresOnItsOwn() {
        var upstream = reseller.upstream(mailbox.address);
        for (String id : new String[] {"m1", "m2", "m3"}) {
            upstream.deletedMessages.add(
                    new DeletedMessage(id, "INBOX", "ada@example.org", "About " + id, Instant.EPOCH));
        }
        upstream.stuckMessages.add("m2");
        assertThat(get("/deleted-mail").select("tbody th").eachText())
                .containsExactly("About m1", "About m2", "About m3");
        Document nothing = refused("/deleted-mail");
        assertThat(nothing.select(".error-summary").text()).contains("This is needed");
        String landing = saved("/deleted-mail", "message", "m1", "message", "m2", "message", "gone");
        Document page = read(landing);
        assertThat(page.select(".notice.good").text()).contains("One message was restored.");
        assertThat(page.select(".notice").text()).contains("not among the deleted ones any more");
        assertThat(page.select(".notice.bad").text()).contains("One message was not restored.");
        assertThat(page.select("tbody tr:contains(About m2) .error").text()).contains("because of the present state");
        assertThat(page.select("tbody th").eachText()).hasSize(2);
    }

    @Test
    void aPasswordOfOursIsSetWithoutTheOldOneAndShownOnce() {
        assertThat(get("/password").select("#newPassword-generated").hasAttr("checked"))
                .isTrue();
        String landing = saved("/password", "password-choice", "generated");
        String made = read(landing).select("#made").text();
        assertThat(made).hasSizeGreaterThan(15);
        assertThat(reseller.upstream(mailbox.address).hasPassword(made)).isTrue();
        assertThat(read(landing).select("#made")).isEmpty();
        saved("/password", "password-choice", "typed", "new-password", "correct horse 7");
        assertThat(reseller.upstream(mailbox.address).hasPassword("correct horse 7"))
                .isTrue();
        Document page = refused("/password", "password-choice", "typed", "new-password", "short1");
        marked(page, "newPassword", "At least 12 characters", "");
        assertThat(page.select("#newPassword-typed").hasAttr("checked")).isTrue();
    }

    @Test
    void whatAProviderCannotDoIsSaidWithItsReason() {
        var lb = others.open("account-pages-cannot", 1);
        SignedInAs owner = sessions.signIn("account-pages-cannot", Role.OWNER);
        String path = "/account-pages-cannot/mailboxes/" + lb.mailbox(0).id;
        for (String page : new String[] {"/quota", "/address", "/deleted-mail"}) {
            Document shown = Jsoup.parse(owner.request().get(path + page).asString());
            assertThat(shown.select(".card.empty h2").text()).as(page).contains("does not offer this");
            assertThat(shown.select(".card.empty p").text()).as(page).endsWith(".");
            assertThat(shown.select("main form[method=post]")).as(page).isEmpty();
        }
        Document settings = Jsoup.parse(owner.request().get(path + "/settings").asString());
        assertThat(settings.select(".settings li:contains(Size)").text()).contains("comes with the order");
        assertThat(owner.request().formParam("quota", "1").post(path + "/quota").statusCode())
                .isEqualTo(422);
        assertThat(Jsoup.parse(owner.request()
                                .get("/account-pages-cannot/mailboxes/bin")
                                .asString())
                        .select(".empty h2")
                        .text())
                .contains("No deleted mailbox can be restored");
    }

    private Response restore(String id, String localPart) {
        return staff.request()
                .formParam("domain", reseller.domain.name)
                .formParam("id", id)
                .formParam("local-part", localPart)
                .post("/" + TENANT + "/mailboxes/bin/restoration");
    }

    private Response restore(String id, String localPart, UUID operation) {
        return staff.request()
                .formParam("domain", reseller.domain.name)
                .formParam("id", id)
                .formParam("local-part", localPart)
                .formParam("operation", operation)
                .post("/" + TENANT + "/mailboxes/bin/restoration");
    }

    private Response post(String rest, String... form) {
        var request = staff.request().formParam("nothing", "");
        for (int at = 0; at < form.length; at += 2) {
            request.formParam(form[at], form[at + 1]);
        }
        return request.post(reseller.path(mailbox) + rest);
    }

    private String saved(String rest, String... form) {
        return location(post(rest, form));
    }

    private Document refused(String rest, String... form) {
        return Jsoup.parse(post(rest, form).then().statusCode(422).extract().asString());
    }

    private Document get(String rest) {
        return read(reseller.path(mailbox) + rest);
    }

    private Document read(String path) {
        return Jsoup.parse(staff.request()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String location(Response answer) {
        return answer.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]*", "");
    }

    private static void marked(Document page, String field, String words, String typed) {
        assertThat(page.select(".error-summary a[href=#" + field + "]")).hasSize(1);
        assertThat(page.select("#" + field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + field).attr("aria-describedby")).contains(field + "-error");
        assertThat(page.select("#" + field + "-error").text()).contains(words);
        assertThat(page.select("#" + field).attr("value")).isEqualTo(typed);
    }
}
