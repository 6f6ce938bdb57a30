package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailboxListPagesTest {
    private static final String TENANT = "list-pages";

    @Inject
    TestSessions sessions;

    @Inject
    TestMailboxes mailboxes;

    private UUID domain;

    @BeforeEach
    void aFewMailboxes() {
        domain = mailboxes.domain(TENANT, "list-pages.example", "4713", null);
        mailboxes.mailbox(TENANT, domain, "anna@list-pages.example", box -> {
            box.firstName = "Anna";
            box.lastName = "<b>Long</b>";
            box.quotaBytes = 1L << 30;
            box.usedBytes = 3L << 28;
        });
        mailboxes.mailbox(TENANT, domain, "full@list-pages.example", box -> {
            box.quotaBytes = 1L << 20;
            box.usedBytes = 2L << 20;
        });
        mailboxes.mailbox(TENANT, domain, "off@list-pages.example", box -> box.status = MailboxStatus.SUSPENDED);
        mailboxes.mailbox(
                TENANT, domain, "sales@list-pages.example", box -> box.accountType = AccountType.FORWARD_ONLY);
    }

    @Test
    void theListShowsEachMailboxAsALinkWithItsAddress() {
        Document page = get(Role.VIEWER, "");
        assertThat(page.select("tbody tr a").eachText())
                .containsExactly(
                        "anna@list-pages.example",
                        "full@list-pages.example",
                        "off@list-pages.example",
                        "sales@list-pages.example");
        assertThat(page.select("tbody tr a").first().attr("href")).matches("/list-pages/mailboxes/[0-9a-f-]{36}");
        assertThat(page.select("tbody th small").first().text()).isEqualTo("Anna <b>Long</b>");
        assertThat(page.select("tbody td:has(progress)").first().text()).isEqualTo("768 MB of 1 GB");
        assertThat(page.select(".list-line").text()).contains("4 mailboxes", "As of 10 minutes ago");
        assertThat(page.select("input[name=id]")).as("a viewer selects nothing").isEmpty();
        assertThat(page.select("form.table-wrap button")).isEmpty();
    }

    @Test
    void everyFilterNarrowsAndStaysInTheForm() {
        assertThat(addresses("?q=ANNA")).containsExactly("anna@list-pages.example");
        assertThat(addresses("?status=suspended")).containsExactly("off@list-pages.example");
        assertThat(addresses("?type=forward-only")).containsExactly("sales@list-pages.example");
        assertThat(get(Role.VIEWER, "?type=forward-only").select("tbody tr").text())
                .contains("Keeps no mail")
                .doesNotContain("kB");
        assertThat(addresses("?over-quota=true")).containsExactly("full@list-pages.example");
        assertThat(addresses("?domain=list-pages.example")).hasSize(4);
        assertThat(addresses("?domain=another.example")).isEmpty();
        Document page = get(Role.OWNER, "?q=an&status=active&domain=list-pages.example&sort=-used");
        assertThat(page.select("#q").attr("value")).isEqualTo("an");
        assertThat(page.select("#status option[selected]").attr("value")).isEqualTo("active");
        assertThat(page.select("#domain option[selected]").text()).isEqualTo("list-pages.example");
        assertThat(page.select("input[name=sort]").attr("value")).isEqualTo("-used");
        assertThat(page.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
        assertThat(page.select("th[aria-sort] a").attr("href"))
                .isEqualTo("/list-pages/mailboxes?q=an&domain=list-pages.example&status=active&sort=used");
    }

    @Test
    void nonsenseInTheAddressNarrowsNothing() {
        assertThat(addresses("?status=x&type=y&sort=z&after=nonsense&over-quota=perhaps"))
                .hasSize(4);
    }

    @Test
    void theAddressOfAViewMayBeWrittenInSeveralWays() {
        for (String yes : new String[] {"true", "ON", "1"}) {
            assertThat(addresses("?over-quota=" + yes)).containsExactly("full@list-pages.example");
        }
        assertThat(addresses("?status=Suspended")).containsExactly("off@list-pages.example");
        assertThat(addresses("?type=FORWARD_ONLY")).containsExactly("sales@list-pages.example");
        Document page = get(Role.OWNER, "?domain=List-Pages.EXAMPLE&sort=quota_used,desc");
        assertThat(page.select("tbody tr")).hasSize(4);
        assertThat(page.select("#domain option[selected]").text()).isEqualTo("list-pages.example");
        assertThat(page.select("input[name=sort]").attr("value")).isEqualTo("-used");
        assertThat(get(Role.OWNER, "?sort=-quota").select("input[name=sort]").attr("value"))
                .isEqualTo("-used");
    }

    @Test
    void suspendingSeveralSaysBesideTheButtonAndInTheQuestionWhatStops() {
        Document page = get(Role.OWNER, "");
        String stops =
                "While suspended at LogicBoxes / ResellerClub: no sign-in with mail programs or webmail, no delivery of new mail.";
        assertThat(page.select(".chosen-bar .stops").text()).isEqualTo(stops);
        assertThat(page.select("#list dialog").text()).contains(stops);
        assertThat(get(Role.VIEWER, "").select("dialog, .stops")).isEmpty();
    }

    @Test
    void theResultOfARefreshIsToldOnceAndNotKeptInTheAddress() {
        var owner = sessions.signIn(TENANT, Role.OWNER);
        var answer = owner.request().post("/list-pages/mailboxes/refresh?q=anna");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/list-pages/mailboxes?q=anna");
        Document page = Jsoup.parse(owner.request()
                .cookie("__Host-flash", answer.cookie("__Host-flash"))
                .get("/list-pages/mailboxes?q=anna")
                .asString());
        assertThat(page.select("#flash .notice").text()).isNotEmpty();
    }

    @Test
    void nothingFoundSaysSoAndLeadsBack() {
        Document page = get(Role.OWNER, "?q=nobody-has-this");
        assertThat(page.select(".empty h2").text()).isEqualTo("No mailbox matches");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/list-pages/mailboxes");
    }

    @Test
    void htmxGetsTheListAlone() {
        var response = sessions.signIn(TENANT, Role.OWNER).htmx().get("/list-pages/mailboxes?q=anna&status=");
        Document part = Jsoup.parse(response.then().statusCode(200).extract().asString());
        assertThat(part.select("#list")).hasSize(1);
        assertThat(part.select("header, #q")).isEmpty();
        assertThat(response.header("HX-Push-Url")).isEqualTo("/list-pages/mailboxes?q=anna");
    }

    @Test
    void fiftyRowsAPageAndTheLinkToTheNext() throws Exception {
        UUID many = mailboxes.domain("list-pages-many", "many.example", "4713", null);
        for (int i = 0; i < 120; i++) {
            mailboxes.mailbox("list-pages-many", many, "box%03d@many.example".formatted(i), box -> {
                box.firstName = "Maximiliane";
                box.lastName = "Mustermann";
                box.quotaBytes = 5L << 30;
                box.usedBytes = 12L << 26;
            });
        }
        var owner = sessions.signIn("list-pages-many", Role.OWNER);
        String raw = owner.request()
                .get("/list-pages-many/mailboxes")
                .then()
                .extract()
                .asString();
        assertThat(raw.length()).as("a full page stays small").isLessThan(30_000);
        Document page = Jsoup.parse(raw);
        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(page.select(".list-line").text()).contains("120 mailboxes");
        String next = page.select("a[rel=next]").attr("href");
        page = Jsoup.parse(owner.request().get(next).then().extract().asString());
        assertThat(page.select("tbody tr a").first().text()).isEqualTo("box050@many.example");
        next = page.select("a[rel=next]").attr("href");
        page = Jsoup.parse(owner.request().get(next).then().extract().asString());
        assertThat(page.select("tbody tr")).hasSize(20);
        assertThat(page.select("a[rel=next]")).isEmpty();
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/list.html"), raw);
    }

    @Test
    void aCustomersAdministratorSeesTheCustomersDomainsOnly() {
        UUID customer = sessions.customer("list-pages-scope", "c1");
        UUID own = mailboxes.domain("list-pages-scope", "own.example", "4713", customer);
        UUID other = mailboxes.domain("list-pages-scope", "other.example", "4713", null);
        mailboxes.mailbox("list-pages-scope", own, "a@own.example", box -> {});
        mailboxes.mailbox("list-pages-scope", other, "a@other.example", box -> {});
        Document page = Jsoup.parse(sessions.signIn("list-pages-scope", Role.CUSTOMER_ADMIN, customer)
                .request()
                .get("/list-pages-scope/mailboxes")
                .then()
                .extract()
                .asString());
        assertThat(page.select("tbody tr a").eachText()).containsExactly("a@own.example");
        assertThat(page.select("#domain option").eachText()).containsExactly("All", "own.example");
    }

    private java.util.List<String> addresses(String query) {
        return get(Role.OWNER, query).select("tbody tr a").eachText();
    }

    private Document get(Role role, String query) {
        return Jsoup.parse(sessions.signIn(TENANT, role)
                .request()
                .urlEncodingEnabled(false)
                .get("/list-pages/mailboxes" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
