package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.postern.api.Sellers.Seller;
import io.postern.directory.Mailbox;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The mailboxes of a service, as a billing system lists and makes them. */
@QuarkusTest
class MailboxCallsTest {
    static final String GOOD = "Quiet-lamp7-harbour";
    static final String NAMES =
            "'first_name':'Grace','last_name':'Hopper','notification_email':'grace@elsewhere.example',";

    @Inject
    Sellers sellers;

    @Inject
    BillingSystems billing;

    @Test
    void theyAreListedByAddressAndFoundByPartsOfIt() {
        Seller seller = sold("box-list", 5);
        Response first = seller.call("GET", "/mailboxes?limit=2").send();
        first.then()
                .statusCode(200)
                .body("items.address", equalTo(List.of("user-01@box-list.example", "user-02@box-list.example")))
                .body("items[0].id", equalTo(mailbox(seller, 1).id.toString()))
                .body("items[0].status", equalTo("active"))
                .body("items[0].quota_bytes", equalTo(1_073_741_824))
                .body("items[0]", not(hasKey("password")))
                .body("next", equalTo("user-02@box-list.example"));
        seller.call("GET", "/mailboxes?limit=3&after=" + first.path("next"))
                .send()
                .then()
                .body("items.address", hasSize(3))
                .body("items[0].address", equalTo("user-03@box-list.example"))
                .body("next", nullValue());
        seller.call("GET", "/mailboxes?q=USER-04")
                .send()
                .then()
                .body("items.address", equalTo(List.of("user-04@box-list.example")));
        // nothing in it is a sign for anything
        for (String nothing : List.of("%25", "_", "user-0_", "nobody")) {
            seller.call("GET", "/mailboxes?q=" + nothing)
                    .send()
                    .then()
                    .statusCode(200)
                    .body("items", empty())
                    .body("next", nullValue());
        }
        for (String wrong : List.of("0", "201", "x", "-1")) {
            seller.call("GET", "/mailboxes?limit=" + wrong)
                    .send()
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("limit"));
        }
    }

    @Test
    void oneThatIsMadeWithoutAPasswordTellsItOnce() {
        Seller seller = sold("box-made", 0);
        String body = "{'local_part':'grace','first_name':'Grace','last_name':'Hopper','quota_bytes':2147483648}";
        Response made = seller.call("POST", "/mailboxes")
                .body(body)
                .idempotency("make-1")
                .send();
        made.then()
                .statusCode(201)
                .body("address", equalTo("grace@box-made.example"))
                .body("type", equalTo("mailbox"))
                .body("quota_bytes", equalTo(2_147_483_648L))
                .body("password", notNullValue());
        var upstream = seller.reseller().upstream("grace@box-made.example");
        assertThat(upstream.password.reveal()).isEqualTo(made.path("password"));
        assertThat(upstream.name).isEqualTo("Grace Hopper");

        Response again = seller.call("POST", "/mailboxes")
                .body(body)
                .idempotency("make-1")
                .send();
        again.then().statusCode(201).header("Idempotent-Replay", equalTo("true"));
        assertThat(again.asString()).isEqualTo(made.asString());
        assertThat(seller.reseller().account.calls("create")).isEqualTo(1);

        seller.call("POST", "/mailboxes")
                .body(body)
                .send()
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:postern:problem:exists"))
                .body("detail", containsString("grace@box-made.example"));
        assertThat(seller.call("GET", "/mailboxes").send().asString()).doesNotContain(made.<String>path("password"));
    }

    @Test
    void aPasswordThatIsGivenIsSetAndNotToldAgain() {
        Seller seller = sold("box-given", 0);
        Response made = make(seller, "'local_part':'ada@box-given.example','password':'" + GOOD + "'");
        made.then().statusCode(201).body("$", not(hasKey("password")));
        assertThat(made.asString()).doesNotContain(GOOD);
        assertThat(seller.reseller().upstream("ada@box-given.example").password.reveal())
                .isEqualTo(GOOD);
    }

    @Test
    void anAnswerThatGetsLostMakesNoSecondOne() {
        Seller seller = sold("box-lost", 0);
        seller.reseller().account.loseAnswer("create");
        String body = "{" + NAMES + "'local_part':'grace'}";
        Response first = seller.call("POST", "/mailboxes")
                .body(body)
                .idempotency("make-2")
                .send();
        assertThat(first.statusCode()).isIn(201, 202, 503);
        Sellers.eventually(() -> seller.call("POST", "/mailboxes")
                .body(body)
                .idempotency("make-2")
                .send()
                .then()
                .statusCode(201)
                .body("address", equalTo("grace@box-lost.example")));
        assertThat(seller.reseller().account.calls("create")).isEqualTo(1);
        seller.call("GET", "/mailboxes").send().then().body("items", hasSize(1));
    }

    @Test
    void noMoreAreMadeThanWereSold() throws Exception {
        Seller seller = sold("box-limit", 2);
        seller.put("{'state':'active','limits':{'mailboxes':3,'quota_bytes':3221225472}}")
                .then()
                .statusCode(200);
        List<Callable<Response>> rivals =
                List.of(() -> make(seller, "'local_part':'one'"), () -> make(seller, "'local_part':'two'"));
        List<Response> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(rivals).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 422);
        for (Response answer : answers) {
            if (answer.statusCode() == 201) {
                answer.then().body("quota_bytes", equalTo(3_221_225_472L));
            } else {
                answer.then()
                        .body("type", equalTo("urn:postern:problem:full"))
                        .body("errors.field", equalTo(List.of("local_part")))
                        .body("errors[0].detail", containsString("3"));
            }
        }
        assertThat(seller.reseller().account.calls("create")).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsNamedAtItsMember() {
        Seller seller = sold("box-wrong", 1);
        make(seller, "'password':'sh0rt'")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("local_part", "password")));
        for (String wrong : List.of("a b", "a@else.example", ".", "a@b@c")) {
            make(seller, "'local_part':'" + wrong + "'")
                    .then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("local_part")));
        }
        make(seller, "'local_part':'huge','quota_bytes':1125899906842624")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("quota_bytes")));
        make(seller, "'local_part':'text','quota_bytes':'1 GB'")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("quota_bytes")));
        make(seller, "'local_part':'odd','colour':'red'")
                .then()
                .statusCode(400)
                .body("detail", containsString("colour"));
        assertThat(seller.reseller().account.calls("create")).isZero();
    }

    @Test
    void inAServiceThatIsStoppedNothingIsMade() {
        Seller seller = sold("box-stopped", 1);
        seller.put("{'state':'suspended'}").then().statusCode(200);
        make(seller, "'local_part':'late'")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:postern:problem:not-active"))
                .body("detail", containsString("suspended"));
        seller.call("PUT", "/password")
                .body("{'address':'user-01@box-stopped.example','password':'" + GOOD + "'}")
                .send()
                .then()
                .statusCode(409);
        seller.call("GET", "/mailboxes").send().then().statusCode(200).body("items[0].status", equalTo("suspended"));
    }

    @Test
    void whatBelongsToSomebodyElseIsNotThere() {
        Seller seller = sold("box-own", 1);
        seller.service("PUT", "2")
                .body("{'state':'active','domain':'second.box-own.example','customer':{'id':'c2'}}")
                .send()
                .then()
                .statusCode(201);
        Seller stranger = sold("box-foreign", 1);
        BillingSystem neighbour = billing.open(seller.reseller().tenant, "whmcs-2", "https://billing.example");
        billing.allow(neighbour, InstallationScope.values());
        Mailbox mine = mailbox(seller, 1);
        String password = "{'password':'" + GOOD + "'}";
        for (Object name : List.of(mine.id, mine.address)) {
            String path = "/mailboxes/" + name + "/password";
            missing(seller.service("PUT", "2" + path).body(password).send(), "no-mailbox");
            missing(stranger.call("PUT", path).body(password).send(), "no-mailbox");
            missing(
                    neighbour
                            .call("PUT", "/services/whmcs-2/1" + path)
                            .body(password)
                            .send(),
                    "no-service");
            neighbour
                    .call("PUT", "/services/whmcs-1/1" + path)
                    .body(password)
                    .send()
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:postern:problem:other-installation"));
        }
        missing(
                seller.service("PUT", "2/password")
                        .body("{'address':'" + mine.address + "','generate':true}")
                        .send(),
                "no-mailbox");
        seller.service("GET", "2/mailboxes").send().then().statusCode(200).body("items", empty());
        missing(neighbour.call("GET", "/services/whmcs-2/1/mailboxes").send(), "no-service");
        assertThat(seller.reseller().account.calls("set-password")).isZero();
    }

    @Test
    void theScopeForServicesOpensNoMailboxes() {
        Seller seller = sold("box-scope", 1);
        billing.allow(seller.system(), InstallationScope.LAUNCH, InstallationScope.SERVICES, InstallationScope.EVENTS);
        for (Response answer : List.of(
                seller.call("GET", "/mailboxes").send(),
                make(seller, "'local_part':'late'"),
                seller.call("PUT", "/password").body("{'generate':true}").send())) {
            answer.then()
                    .statusCode(403)
                    .body("type", equalTo("urn:postern:problem:scope"))
                    .body("detail", containsString("mailboxes"));
        }
        assertThat(seller.reseller().account.calls("create")).isZero();
    }

    private static void missing(Response answer, String type) {
        answer.then().statusCode(404).body("type", equalTo("urn:postern:problem:" + type));
    }

    private Seller sold(String slug, int mailboxes) {
        Seller seller = sellers.open(slug, mailboxes);
        seller.sell().then().statusCode(201);
        return seller;
    }

    private static Response make(Seller seller, String members) {
        return seller.call("POST", "/mailboxes")
                .body("{" + NAMES + members + "}")
                .send();
    }

    private static Mailbox mailbox(Seller seller, int number) {
        return seller.reseller()
                .mailbox("user-0" + number + "@" + seller.reseller().domain.name)
                .orElseThrow();
    }
}
