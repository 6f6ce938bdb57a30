package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.postern.access.Actor;
import io.postern.api.Sellers.Seller;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.provider.spi.Kind;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** New passwords that a billing system asks for, at each provider as far as that takes them. */
@QuarkusTest
class PasswordCallsTest {
    private static final String GOOD = MailboxCallsTest.GOOD;
    private static final String NAMES = MailboxCallsTest.NAMES;

    @Inject
    Sellers sellers;

    @Inject
    HostedResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    PasswordPolicies policies;

    @Test
    void itIsSetByIdOrAddress() {
        Seller seller = sold("pass-set", 1);
        String address = "user-01@pass-set.example";
        var upstream = seller.reseller().upstream(address);
        String id = seller.reseller().mailbox(address).orElseThrow().id.toString();
        seller.call("PUT", "/mailboxes/" + id + "/password")
                .body("{'password':'" + GOOD + "'}")
                .send()
                .then()
                .statusCode(204)
                .body(equalTo(""));
        assertThat(upstream.password.reveal()).isEqualTo(GOOD);
        String next = "Second.lamp8.harbour";
        seller.call("PUT", "/mailboxes/" + address + "/password")
                .body("{'password':'" + next + "'}")
                .send()
                .then()
                .statusCode(204);
        assertThat(upstream.password.reveal()).isEqualTo(next);
        Response made = setOf(seller, "'address':'USER-01@pass-set.example','generate':true");
        made.then().statusCode(200);
        assertThat(upstream.password.reveal()).isEqualTo(made.path("password"));
    }

    @Test
    void oneThatIsMadeIsToldAgainForTheSameKeyOnly() {
        Seller seller = sold("pass-key", 1);
        String body = "{'address':'user-01@pass-key.example','generate':true}";
        Response first =
                seller.call("PUT", "/password").body(body).idempotency("p-1").send();
        Response again =
                seller.call("PUT", "/password").body(body).idempotency("p-1").send();
        again.then().statusCode(200).header("Idempotent-Replay", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(seller.reseller().account.calls("set-password")).isEqualTo(1);
        Response other =
                seller.call("PUT", "/password").body(body).idempotency("p-2").send();
        assertThat(other.<String>path("password")).isNotEqualTo(first.path("password"));
    }

    /** The same rules as on pages: the provider's, the tenant's minimum, the list of known ones, words of the mailbox's own. */
    @Test
    void aWeakOneIsRefusedAtItsMemberWithTheReason() {
        Seller seller = sold("harbourmail", 1);
        Map<String, String> weak = Map.of(
                "Sh0rt", "12",
                "Password12345", "known",
                "abcdefgh123456", "",
                "Harbourmail2026", "harbourmail",
                "no-digit-in-this-one", "digit",
                "user-01-user-01", "");
        weak.forEach((password, reason) -> {
            for (Response answer : List.of(
                    setOf(seller, "'address':'user-01@harbourmail.example','password':'" + password + "'"),
                    seller.call("POST", "/mailboxes")
                            .body("{" + NAMES + "'local_part':'user-01-new','password':'" + password + "'}")
                            .send())) {
                answer.then().statusCode(422).body("type", equalTo("urn:postern:problem:invalid"));
                assertThat(answer.<List<String>>path("errors.field"))
                        .as(password)
                        .containsOnly("password");
                assertThat(answer.<List<String>>path("errors.detail").toString())
                        .as(password)
                        .contains(reason);
                assertThat(answer.asString()).as("nothing repeats it").doesNotContain(password);
            }
        });
        policies.setMinimum(seller.reseller().tenant, Actor.SYSTEM, 30);
        setOf(seller, "'address':'user-01@harbourmail.example','password':'" + GOOD + "'")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("30"));
        assertThat(seller.reseller().account.calls("set-password")).isZero();
        assertThat(seller.reseller().account.calls("create")).isZero();
    }

    @Test
    void eitherOneIsGivenOrOneIsMade() {
        Seller seller = sold("pass-either", 1);
        String address = "'address':'user-01@pass-either.example'";
        for (String members : List.of(
                address, address + ",'generate':false", address + ",'generate':true,'password':'" + GOOD + "'")) {
            setOf(seller, members).then().statusCode(422).body("errors.field", equalTo(List.of("password")));
        }
        setOf(seller, "'generate':true").then().statusCode(422).body("errors.field", equalTo(List.of("address")));
        setOf(seller, address + ",'password':12345678")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("password")));
        setOf(seller, address + ",'generate':'yes'")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("generate")));
        assertThat(seller.reseller().account.calls("set-password")).isZero();
    }

    @Test
    void whatTheProviderRefusesIsToldInItsWords() {
        Seller seller = sold("pass-refused", 1);
        seller.reseller().account.refuse("set-password", Kind.PASSWORD_REJECTED);
        setOf(seller, "'address':'user-01@pass-refused.example','password':'" + GOOD + "'")
                .then()
                .statusCode(422)
                .body("errors.field", equalTo(List.of("password")))
                .body("errors[0].detail", containsString("as the test wishes"));
        seller.reseller().account.refuse("set-password", Kind.FORBIDDEN);
        setOf(seller, "'address':'user-01@pass-refused.example','password':'" + GOOD + "'")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:postern:problem:provider"))
                .body("detail", not(containsString("FORBIDDEN")));
    }

    @Test
    void logicBoxesTakesNoneThatOthersChooseAndMakesNewOnes() {
        var account = SandboxControl.here().account("pass-lb.example", 1);
        var reseller = resellers.open("pass-lb", At.of(account));
        String address = reseller.mailbox(0).address;
        BillingSystem system = sold(reseller);
        String before = account.mailbox(address).path("password").asText();
        set(system, "'address':'" + address + "','password':'Quiet-lamp7-hb'")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:postern:problem:not-offered"))
                .body("detail", containsString("generate"));
        assertThat(account.mailbox(address).path("password").asText()).isEqualTo(before);
        Response made = set(system, "'address':'" + address + "','generate':true");
        made.then().statusCode(200);
        assertThat(account.mailbox(address).path("password").asText())
                .isEqualTo(made.path("password"))
                .isNotEqualTo(before);
        Response mailbox = make(system, "'local_part':'grace'");
        mailbox.then().statusCode(201);
        assertThat(account.mailbox("grace@pass-lb.example").path("password").asText())
                .isEqualTo(mailbox.path("password"));
    }

    @Test
    void openSrsTakesThemButForOneBeginning() {
        var account = OpensrsControl.here().account("pass-osrs.example", 1);
        var reseller = resellers.open("pass-osrs", At.of(account));
        String address = reseller.mailbox(0).address;
        BillingSystem system = sold(reseller);
        for (Response answer : List.of(
                set(system, "'address':'" + address + "','password':'{SSHA}Quiet-lamp7-harbour'"),
                make(system, "'local_part':'grace','password':'{SSHA}Quiet-lamp7-harbour'"))) {
            answer.then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("password")))
                    .body("errors[0].detail", containsString("{"));
        }
        set(system, "'address':'" + address + "','password':'" + GOOD + "'")
                .then()
                .statusCode(204);
        assertThat(account.mailbox(address).path("password").asText()).isEqualTo(GOOD);
        Response made = set(system, "'address':'" + address + "','generate':true");
        made.then().statusCode(200);
        assertThat(account.mailbox(address).path("password").asText()).isEqualTo(made.path("password"));
        make(system, "'local_part':'grace','password':'" + GOOD + "'").then().statusCode(201);
        assertThat(account.mailbox("grace@pass-osrs.example").path("password").asText())
                .isEqualTo(GOOD);
    }

    @Test
    void atmailTakesThem() {
        var account = AtmailControl.here().account("pass-at.example", 1);
        var reseller = resellers.open("pass-at", At.of(account));
        String address = reseller.mailbox(0).address;
        BillingSystem system = sold(reseller);
        set(system, "'address':'" + address + "','password':'" + GOOD + "'")
                .then()
                .statusCode(204);
        set(system, "'address':'" + address + "','generate':true").then().statusCode(200);
    }

    private Seller sold(String slug, int mailboxes) {
        Seller seller = sellers.open(slug, mailboxes);
        seller.sell().then().statusCode(201);
        return seller;
    }

    private BillingSystem sold(HostedResellers.Reseller reseller) {
        BillingSystem system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        billing.allow(system, InstallationScope.values());
        system.call("PUT", "/services/whmcs-1/1")
                .body("{'state':'active','domain':'" + reseller.domain.name + "','customer':{'id':'c1'}}")
                .send()
                .then()
                .statusCode(201);
        return system;
    }

    private static Response setOf(Seller seller, String members) {
        return set(seller.system(), members);
    }

    private static Response set(BillingSystem system, String members) {
        return system.call("PUT", "/services/whmcs-1/1/password")
                .body("{" + members + "}")
                .send();
    }

    private static Response make(BillingSystem system, String members) {
        return system.call("POST", "/services/whmcs-1/1/mailboxes")
                .body("{" + NAMES + members + "}")
                .send();
    }
}
