package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the connection is paused every form says so, keeps what was typed, and reaches nobody. */
@QuarkusTest
class PausedConnectionTest {
    private static final String TENANT = "paused-forms";
    private static MadeUpResellers.Reseller reseller;
    private static Mailbox mailbox;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    private SignedInAs staff;

    @BeforeEach
    void aPausedConnection() {
        staff = sessions.signIn(TENANT, Role.OWNER);
        if (reseller == null) {
            reseller = resellers.open(TENANT, 0);
            mailbox = reseller.add("box");
            staff.request()
                    .post("/" + TENANT + "/connections/" + reseller.connectionId + "/pause")
                    .then()
                    .statusCode(303);
        }
        reseller.account.clearCalls();
    }

    @Test
    void aPasswordIsNotChangedAndNotShownAgain() {
        Response answer = post("/password", Map.of("password-choice", "typed", "new-password", "correct horse 7"));
        told(answer);
        assertThat(answer.asString()).doesNotContain("correct horse");
    }

    @Test
    void detailsKeepTheName() {
        assertThat(told(post("/details", Map.of("name", "Grace Typed")))
                        .select("#name")
                        .val())
                .isEqualTo("Grace Typed");
    }

    @Test
    void anAutomaticReplyKeepsItsWords() {
        Document page = told(post(
                "/autoresponder", Map.of("enabled", "true", "subject", "Away for long", "message", "Back some day")));
        assertThat(page.select("#subject").val()).isEqualTo("Away for long");
        assertThat(page.select("#message").text()).isEqualTo("Back some day");
    }

    @Test
    void forwardingKeepsItsTargets() {
        assertThat(told(post("/forwarding", Map.of("targets", "one@elsewhere.example\ntwo@elsewhere.example")))
                        .select("textarea")
                        .first()
                        .wholeText()
                        .strip())
                .isEqualTo("one@elsewhere.example\ntwo@elsewhere.example");
    }

    @Test
    void anAppPasswordKeepsItsName() {
        assertThat(told(post("/app-passwords", Map.of("tag", "Phone")))
                        .select("input#tag")
                        .val())
                .isEqualTo("Phone");
    }

    @Test
    void theSizeKeepsItsNumber() {
        Document page = told(post("/quota", Map.of("quota", "700", "quota-unit", "MB")));
        assertThat(page.select("#quota").val()).isEqualTo("700");
        assertThat(page.select("option[selected]").text()).isEqualTo("MB");
    }

    @Test
    void aNewMailboxKeepsWhatWasTypedButNoPassword() {
        Response answer = staff.request()
                .formParam("domain", reseller.domain.name)
                .formParam("local-part", "brand-new")
                .formParam("first-name", "Grace Typed")
                .formParam("password-choice", "typed")
                .formParam("new-password", "correct horse 7")
                .post("/" + TENANT + "/mailboxes/new");
        Document page = told(answer);
        assertThat(page.select("#localPart").val()).isEqualTo("brand-new");
        assertThat(page.select("#name").val()).isEqualTo("Grace Typed");
        assertThat(answer.asString()).doesNotContain("correct horse");
    }

    private Response post(String part, Map<String, String> typed) {
        return staff.request().formParams(typed).post(reseller.path(mailbox) + part);
    }

    private static Document told(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".notice").text()).contains("The connection to this provider is paused.");
        assertThat(reseller.account.calls()).isZero();
        return page;
    }
}
