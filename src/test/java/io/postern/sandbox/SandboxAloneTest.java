package io.postern.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Profile {@code sandbox} starts the simulated upstreams where there is no database and no identity provider. */
@QuarkusTest
@TestProfile(SandboxAloneTest.Alone.class)
class SandboxAloneTest {
    public static class Alone implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "sandbox";
        }
    }

    @Test
    void theDemoAccountsAnswer() {
        String answer = given().queryParam("auth-userid", "2002")
                .queryParam("api-key", "sandbox-globex")
                .queryParam("order-id", "5711")
                .get("/sandbox/logicboxes/api/mail/users/no-of-users.json")
                .asString();
        assertThat(answer).contains("\"status\":\"SUCCESS\"");
    }

    @Test
    void theAtmailDemoAnswers() {
        String answer = given().auth()
                .preemptive()
                .basic("acme.atmailcloud.com", "sandbox-acme-atmail")
                .get("/sandbox/atmail/index.php/api/users/list/domain/branch.example")
                .asString();
        assertThat(answer).contains("<status>success</status>").contains("<Account>hello@branch.example</Account>");
    }

    @Test
    void theDemoCompaniesAnswerOnTheirClusters() {
        for (String company : new String[] {"acme", "globex"}) {
            given().body("{\"credentials\":{\"user\":\"ops@%s.adm\",\"password\":\"sandbox-%s-oma\"}}"
                            .formatted(company, company))
                    .post("/sandbox/opensrs" + (company.equals("acme") ? "" : "-b") + "/api/search_domains")
                    .then()
                    .statusCode(200)
                    .body("success", is(true));
        }
    }

    @Test
    void itIsReadyWithoutADatabase() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
