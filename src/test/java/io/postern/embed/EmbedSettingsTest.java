package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.installation.Installation;
import io.postern.installation.InstallationScope;
import io.postern.installation.Installations;
import io.postern.installation.KeyUses;
import io.postern.platform.tenancy.Tenancy;
import io.postern.setup.TenantsFiles;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** An owner lets his billing system in, by himself. */
@QuarkusTest
class EmbedSettingsTest {
    private static final String HOST = "https://billing.example";

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    BillingSystems billing;

    @Inject
    Installations installations;

    @Inject
    KeyUses uses;

    @Inject
    TenantsFiles files;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aBillingSystemThatWasMadeInPagesLaunches() {
        var reseller = resellers.open("es-made", 1);
        SignedInAs owner = sessions.signIn("es-made", Role.OWNER);
        origins(owner, HOST).statusCode(303);
        String page = make(owner, "whmcs-1", "launch");
        SigningKey key = SigningKey.ed25519("k1");
        addKey(owner, page, "k1", key.jwk).statusCode(303);
        Response launched = launch(owner, key, "es-made.example");
        launched.then()
                .statusCode(303)
                .header("Content-Security-Policy", containsString("frame-ancestors " + HOST + ";"));
        assertThat(reseller.tenant).isEqualTo(owner.tenant());
        assertThat(audit(owner)).contains("embedding.origins-set", "installation.created", "installation.key-added");
    }

    @Test
    void aKeyShowsWhenItWasLastUsedAndHowOften() {
        resellers.open("es-used", 1);
        SignedInAs owner = sessions.signIn("es-used", Role.OWNER);
        String page = make(owner, "whmcs-1", "launch");
        SigningKey key = SigningKey.ed25519("k1");
        addKey(owner, page, "k1", key.jwk).statusCode(303);
        owner.request().get(page).then().body(containsString("Never")).body(containsString("0 uses"));
        for (int count = 0; count < 3; count++) {
            launch(owner, key, "es-used.example").then().statusCode(303);
        }
        uses.writeDown();
        owner.request().get(page).then().body(not(containsString("Never"))).body(containsString("3 uses"));
        launch(owner, key, "es-used.example").then().statusCode(303);
        // a forged token is no use of the key
        launch(owner, SigningKey.ed25519("k1"), "es-used.example").then().statusCode(403);
        uses.writeDown();
        owner.request().get(page).then().body(containsString("4 uses"));
    }

    @Test
    void oneKeyTakesOverFromAnotherWithoutAnInterruption() {
        resellers.open("es-rotate", 1);
        SignedInAs owner = sessions.signIn("es-rotate", Role.OWNER);
        String page = make(owner, "whmcs-1", "launch");
        SigningKey old = SigningKey.ed25519("k1");
        SigningKey next = SigningKey.es256("k2");
        addKey(owner, page, "k1", old.jwk).statusCode(303);
        owner.request()
                .get(page + "/keys/k1/removal")
                .then()
                .statusCode(200)
                .body(containsString("It is the only key"));
        addKey(owner, page, "k2", next.jwk).statusCode(303);
        launch(owner, next, "es-rotate.example").then().statusCode(303);
        launch(owner, old, "es-rotate.example").then().statusCode(303);
        uses.writeDown();
        owner.request()
                .get(page + "/keys/k1/removal")
                .then()
                .body(containsString("This is the key that was used last"));
        owner.request().post(page + "/keys/k1/removal").then().statusCode(303);
        launch(owner, old, "es-rotate.example").then().statusCode(403);
        launch(owner, next, "es-rotate.example").then().statusCode(303);
        assertThat(audit(owner)).contains("installation.key-removed");
    }

    @Test
    void aSharedSecretIsShownOnceAndKeptSealed() {
        resellers.open("es-shared", 1);
        SignedInAs owner = sessions.signIn("es-shared", Role.OWNER);
        String page = make(owner, "box-1", "launch");
        Response made = owner.request().formParam("kid", "k1").post(page + "/keys/secret");
        made.then().statusCode(200).header("Cache-Control", "no-store");
        String secret = Jsoup.parse(made.asString()).select("output").text();
        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        owner.request().get(page).then().body(not(containsString(secret))).body(containsString("Shared secret"));
        owner.request()
                .formParam("kid", "k1")
                .post(page + "/keys/secret")
                .then()
                .statusCode(422)
                .body(containsString("There is a key with this id already"))
                .body(not(containsString(secret)));
        launch(owner, "box-1", SigningKey.hs256("k1", secret), "es-shared.example")
                .then()
                .statusCode(303);
        assertThat(tenancy.inTenant(owner.tenant(), () -> entities.createNativeQuery(
                                "select encode(sealed, 'escape') from installation_key", String.class)
                        .getResultList()))
                .singleElement()
                .asString()
                .doesNotContain(secret);
        assertThat(details(owner)).noneMatch(line -> line.contains(secret));
    }

    @Test
    void whatIsWrongWithAKeyIsSaidAtItsFieldAndAPrivateKeyNeverComesBack() {
        SignedInAs owner = sessions.signIn("es-wrong-key", Role.OWNER);
        String page = make(owner, "whmcs-1", "launch");
        SigningKey key = SigningKey.ed25519("k1");
        addKey(owner, page, "k1", "").statusCode(422).body(containsString("id=\"key-error\""));
        addKey(owner, page, "two words", key.jwk)
                .statusCode(422)
                .body(containsString("id=\"kid-error\""))
                .body(containsString("value=\"two words\""))
                .body(containsString("&quot;Ed25519&quot;"));
        String secret = key.jwk.replace("}", ",\"d\":\"canaryPrivatePart\"}");
        addKey(owner, page, "k1", secret)
                .statusCode(422)
                .body(containsString("This is the private key"))
                .body(not(containsString("canaryPrivatePart")));
        addKey(owner, page, "k1", key.jwk).statusCode(303);
        addKey(owner, page, "k2", key.jwk).statusCode(422).body(containsString("under another id"));
        for (int number = 2; number <= 5; number++) {
            addKey(owner, page, "k" + number, SigningKey.ed25519("k").jwk).statusCode(303);
        }
        addKey(owner, page, "k6", SigningKey.ed25519("k").jwk)
                .statusCode(422)
                .body(containsString("Five keys are the most"));
    }

    @Test
    void aBillingSystemIsNamedAllowedAndRemovedWithItsIdTyped() {
        resellers.open("es-life", 1);
        SignedInAs owner = sessions.signIn("es-life", Role.OWNER);
        post(owner, "/installations/new", Map.of("id", "two words", "scope", "launch"))
                .statusCode(422)
                .body(containsString("id=\"id-error\""));
        post(owner, "/installations/new", Map.of("id", "whmcs-1"))
                .statusCode(422)
                .body(containsString("id=\"scope-error\""))
                .body(containsString("value=\"whmcs-1\""));
        String page = make(owner, "whmcs-1", "launch");
        post(owner, "/installations/new", Map.of("id", "whmcs-1", "scope", "launch"))
                .statusCode(422)
                .body(containsString("with this id already"));
        SigningKey key = SigningKey.ed25519("k1");
        addKey(owner, page, "k1", key.jwk).statusCode(303);
        owner.request()
                .formParam("name", "Our shop")
                .formParam("scope", "services", "events")
                .post(page)
                .then()
                .statusCode(303);
        assertThat(found(owner).scopes()).containsExactly(InstallationScope.SERVICES, InstallationScope.EVENTS);
        assertThat(found(owner).name()).isEqualTo("Our shop");
        launch(owner, key, "es-life.example").then().statusCode(403);
        owner.request()
                .formParam("confirmation", "Our shop")
                .post(page + "/removal")
                .then()
                .statusCode(422)
                .body(containsString("That is not the id"));
        owner.request()
                .formParam("confirmation", "whmcs-1")
                .post(page + "/removal")
                .then()
                .statusCode(303);
        assertThat(installations.find(owner.tenant(), "whmcs-1")).isEmpty();
        launch(owner, key, "es-life.example").then().statusCode(403);
    }

    @Test
    void sitesAreSavedInOneSpellingAndEachWrongLineIsExplained() {
        SignedInAs owner = sessions.signIn("es-sites", Role.OWNER);
        origins(owner, "HTTPS://Billing.Example:443\n\n https://bücher.example \n")
                .statusCode(303);
        shown(owner, "frame-ancestors https://billing.example https://xn--bcher-kva.example;");
        origins(
                        owner,
                        "https://*.example\nhttp://plain.example\nhttps://a.example/x\nhttps://b.example\nhttps://B.example")
                .statusCode(422)
                .body(containsString("a wildcard is not taken"))
                .body(containsString("Browsers keep no secure sign-in inside an http page"))
                .body(containsString("Write https://a.example"))
                .body(containsString("in the list already"))
                .body(containsString("https://*.example\nhttp://plain.example"));
        shown(owner, "frame-ancestors https://billing.example https://xn--bcher-kva.example;");
        StringBuilder many = new StringBuilder();
        for (int number = 1; number <= 11; number++) {
            many.append("https://s").append(number).append(".example\n");
        }
        origins(owner, many.toString()).statusCode(422).body(containsString("ten sites are the most"));
        origins(owner, many.substring(0, many.indexOf("https://s11"))).statusCode(303);
        origins(owner, "").statusCode(303);
        shown(owner, "frame-ancestors 'none';");
    }

    @Test
    void whatTheTenantsFileMadeIsShownOnlyAndWhatPagesMadeIsNotTouchedByIt() throws IOException {
        String file = demo() + """
                  - slug: es-managed
                    name: Managed
                    members:
                      - { issuer: https://id.example.com, subject: "1", role: owner }
                    embedding:
                      origins: [https://file.example]
                      installations:
                        - { id: file-1, scopes: [launch, services], keys: [{ kid: k1, jwk: { kty: OKP, crv: Ed25519, x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" } }] }
                """;
        try {
            assertThat(files.apply(file)).isEmpty();
            SignedInAs owner = sessions.signIn("es-managed", Role.OWNER);
            UUID id = installations.find(owner.tenant(), "file-1").orElseThrow().id();
            String page = "/es-managed/settings/embedding/installations/" + id;
            owner.request()
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString("only they can change it"))
                    .body(containsString("by the tenants file"))
                    .body(not(containsString("/keys/new\"")))
                    .body(not(containsString("/removal\"")));
            addKey(owner, page, "k2", SigningKey.ed25519("k2").jwk).statusCode(404);
            owner.request()
                    .formParam("kid", "k2")
                    .post(page + "/keys/secret")
                    .then()
                    .statusCode(404);
            owner.request().post(page + "/keys/k1/removal").then().statusCode(404);
            owner.request().formParam("scope", "launch").post(page).then().statusCode(404);
            owner.request()
                    .formParam("confirmation", "file-1")
                    .post(page + "/removal")
                    .then()
                    .statusCode(404);
            origins(owner, "https://file.example")
                    .statusCode(422)
                    .body(containsString("operator has set up this site"));
            origins(owner, "https://page.example").statusCode(303);
            make(owner, "page-1", "launch");
            assertThat(files.apply(file.replace("https://file.example", "https://other.example")))
                    .isEmpty();
            shown(owner, "frame-ancestors https://other.example https://page.example;");
            assertThat(installations.all(owner.tenant()))
                    .extracting(Installation::externalId)
                    .containsExactly("file-1", "page-1");
        } finally {
            files.apply(demo());
        }
    }

    @Test
    void theInstructionsHoldTheTenantsOwnValues() {
        SignedInAs owner = sessions.signIn("es-setup", Role.OWNER);
        String page = make(owner, "whmcs-1", "launch");
        owner.request().get(page + "/setup/whmcs").then().body(containsString("There is no key yet"));
        addKey(owner, page, "key-7", SigningKey.ed25519("k1").jwk).statusCode(303);
        String names = "es-setup/whmcs-1/key-7";
        for (String system : List.of("whmcs", "fossbilling", "hostbill")) {
            owner.request()
                    .get(page + "/setup/" + system)
                    .then()
                    .statusCode(200)
                    .body(containsString(names));
        }
        owner.request().get(page + "/setup/blesta").then().body(containsString(">key-7<"));
        owner.request()
                .get(page + "/setup/other")
                .then()
                .body(containsString("'kid' => 'key-7'"))
                .body(containsString("'iss' => 'whmcs-1'"))
                .body(containsString("/es-setup/embed/launch"));
        owner.request().get(page + "/setup/nothing").then().statusCode(404);
    }

    @Test
    void aLaunchIsLookedAtWithoutBeingTaken() {
        resellers.open("es-trial", 1);
        SignedInAs owner = sessions.signIn("es-trial", Role.OWNER);
        SigningKey key = SigningKey.ed25519("k1");
        addKey(owner, make(owner, "whmcs-1", "launch"), "k1", key.jwk).statusCode(303);
        var system = billing.at(owner.tenant(), "whmcs-1", key);
        String good = system.token(Map.of("domains", List.of("es-trial.example")));
        trial(owner, good).body(containsString("would be let in")).body(not(containsString(good)));
        given().redirects()
                .follow(false)
                .formParam("token", good)
                .post("/es-trial/embed/launch")
                .then()
                .statusCode(303);
        trial(owner, system.token(Map.of("domains", List.of("other.example"))))
                .body(containsString("This launch would be refused"))
                .body(containsString("DOMAIN"));
        long early = Instant.now().getEpochSecond() - 500;
        trial(owner, system.token(Map.of("domains", List.of("es-trial.example"), "iat", early, "exp", early + 60)))
                .body(containsString("It is too old by now"));
        trial(owner, "nonsense").body(containsString("FORM"));
    }

    private ValidatableResponse trial(SignedInAs owner, String token) {
        return owner.request()
                .formParam("token", token)
                .post("/" + owner.tenant() + "/settings/embedding/trial")
                .then()
                .statusCode(200);
    }

    private static void shown(SignedInAs owner, String policy) {
        owner.request()
                .get("/" + owner.tenant() + "/embed/self-test")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString(policy));
    }

    private static ValidatableResponse origins(SignedInAs owner, String text) {
        return post(owner, "/origins", Map.of("origins", text));
    }

    private static ValidatableResponse post(SignedInAs owner, String path, Map<String, String> form) {
        return owner.request()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                .formParams(form)
                .post("/" + owner.tenant() + "/settings/embedding" + path)
                .then();
    }

    private static String make(SignedInAs owner, String id, String scope) {
        return URI.create(post(owner, "/installations/new", Map.of("id", id, "scope", scope))
                        .statusCode(303)
                        .extract()
                        .header("Location"))
                .getPath();
    }

    private static ValidatableResponse addKey(SignedInAs owner, String page, String kid, String key) {
        return owner.request()
                .formParam("kid", kid)
                .formParam("key", key)
                .post(page + "/keys/new")
                .then();
    }

    private Response launch(SignedInAs owner, SigningKey key, String domain) {
        return launch(owner, "whmcs-1", key, domain);
    }

    private Response launch(SignedInAs owner, String id, SigningKey key, String domain) {
        String token = billing.at(owner.tenant(), id, key).token(Map.of("domains", List.of(domain)));
        return given().redirects().follow(false).formParam("token", token).post("/" + owner.tenant() + "/embed/launch");
    }

    private Installation found(SignedInAs owner) {
        return installations.find(owner.tenant(), "whmcs-1").orElseThrow();
    }

    private List<String> audit(SignedInAs owner) {
        return tenancy.inTenant(
                owner.tenant(), () -> entities.createQuery("select action from AuditEntry", String.class)
                        .getResultList());
    }

    private List<String> details(SignedInAs owner) {
        return tenancy.inTenant(
                owner.tenant(), () -> entities.createQuery("select details from AuditEntry", String.class)
                        .getResultList());
    }

    private static String demo() throws IOException {
        try (var stream = EmbedSettingsTest.class.getResourceAsStream("/demo-tenants.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
