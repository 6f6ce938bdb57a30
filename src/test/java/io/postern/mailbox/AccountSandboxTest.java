package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Directory;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same pages over HTTP, at a simulated upstream that loses its answers. */
@QuarkusTest
class AccountSandboxTest {
    private static final String TENANT = "account-sandbox";
    private static Resellers.Reseller reseller;
    private static int next;

    @Inject
    TestSessions sessions;

    @Inject
    Resellers resellers;

    @Inject
    Directory directory;

    private SignedInAs staff;
    private String address;

    @BeforeEach
    void aReseller() {
        if (reseller == null) {
            reseller = resellers.open(TENANT, 2);
        }
        reseller.account.clearFaults();
        reseller.account.clearJournal();
        staff = sessions.signIn(TENANT, Role.OWNER);
        address = "n" + ++next + "@" + reseller.domain.name;
    }

    @Test
    void theFormAsksWhatThisProviderKeeps() {
        Document page =
                Jsoup.parse(staff.request().get("/" + TENANT + "/mailboxes/new").asString());
        assertThat(page.select("form[method=post] input[name]").eachAttr("name"))
                .contains("first-name", "last-name", "notification-email")
                .doesNotContain("quota");
        assertThat(page.select("#rules").text()).contains("12 to 16 characters");
    }

    @Test
    void aLostAnswerToACreationEndsInOneMailboxAndItsPassword() {
        reseller.account.fault(Fault.of("RESET_AFTER").method("mail/user/add").calls(1));
        Document made = landing(create());
        String password = made.select("#made").text();
        assertThat(password).hasSize(16);
        assertThat(reseller.account.mailbox(address).get("password").asText()).isEqualTo(password);
        assertThat(reseller.account.journal("mail/user/add")).hasSize(1);
        assertThat(directory.byAddress(reseller.tenant, address)).isPresent();
    }

    @Test
    void aMailboxIsDeletedThoughTheAnswerIsLost() {
        landing(create());
        var row = directory.byAddress(reseller.tenant, address).orElseThrow();
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/delete").calls(1));
        String path = "/" + TENANT + "/mailboxes/" + row.id + "/deletion";
        assertThat(Jsoup.parse(staff.request().get(path).asString())
                        .select(".notice.warning")
                        .text())
                .contains("It cannot be restored.");
        Document told = landing(staff.request()
                .formParam("confirmation", TENANT + " " + address)
                .post(path));
        assertThat(told.select("#change").text()).contains("was deleted");
        assertThat(directory.byAddress(reseller.tenant, address)).isEmpty();
        assertThat(reseller.account.journal("mail/user/delete")).hasSize(1);
    }

    private Response create() {
        return staff.request()
                .formParam("domain", reseller.domain.name)
                .formParam("local-part", address.substring(0, address.indexOf('@')))
                .formParam("first-name", "Grace")
                .formParam("last-name", "Hopper")
                .formParam("notification-email", "grace@elsewhere.example")
                .formParam("password-choice", "generated")
                .post("/" + TENANT + "/mailboxes/new");
    }

    private Document landing(Response answer) {
        String to = answer.then().statusCode(303).extract().header("Location").replaceFirst("^https?://[^/]*", "");
        return Jsoup.parse(staff.request().urlEncodingEnabled(false).get(to).asString());
    }
}
