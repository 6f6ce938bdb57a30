package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.postern.access.TestSessions;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.embed.LaunchRefusal.Check;
import io.postern.installation.InstallationScope;
import io.postern.testing.CapturedLog;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no launch, or not one for here and now. Each case differs from a good launch in one point. */
@QuarkusTest
class LaunchRefusalTest {
    private static final String HOST = "https://billing.example";
    private static final SigningKey PUBLIC = SigningKey.ed25519("k1");
    private static final SigningKey SHARED = SigningKey.hs256("k2");
    private static final SigningKey THEIRS = SigningKey.ed25519("k1");
    private static BillingSystem system;
    private static BillingSystem shared;
    private static BillingSystem mute;

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    BillingSystems billing;

    private final CapturedLog log = new CapturedLog();

    private interface Case extends Function<BillingSystem, String> {}

    @BeforeEach
    void begin() {
        log.start();
        if (system != null) {
            return;
        }
        var reseller = resellers.open("refusals", 1);
        UUID customer = sessions.customer("refusals", "c17");
        sessions.customer("refusals", "c18");
        reseller.domain("refusals-c17.example", customer);
        var other = resellers.open("refusals-other", 1);
        sessions.customer("refusals-other", "d1");
        billing.open(other.tenant, "theirs", THEIRS, "https://other.example");
        system = billing.open(reseller.tenant, "whmcs-1", PUBLIC, HOST);
        shared = billing.open(reseller.tenant, "box-1", SHARED, HOST);
        mute = billing.open(reseller.tenant, "mute-1", SigningKey.ed25519("k1"), HOST);
        billing.allow(mute, InstallationScope.SERVICES);
    }

    @AfterEach
    void end() {
        log.stop();
    }

    static Stream<Arguments> corpus() {
        String x = PUBLIC.jwk.replaceFirst(".*\"x\":\"([^\"]+)\".*", "$1");
        List<Arguments> all = new ArrayList<>(List.of(
                raw("nothing", Check.FORM, _ -> ""),
                raw("no token", Check.FORM, _ -> "abc"),
                raw("two parts", Check.FORM, good -> good.substring(0, good.lastIndexOf('.'))),
                raw("an empty signature", Check.FORM, good -> good.substring(0, good.lastIndexOf('.') + 1)),
                raw("a cut signature", Check.SIGNATURE, good -> good.substring(0, good.length() - 8)),
                raw("blanks around it", Check.FORM, good -> " " + good),
                raw("padding", Check.FORM, good -> good + "="),
                raw("a fourth part", Check.FORM, good -> good + ".e30"),
                raw("too long", Check.FORM, good -> good + "A".repeat(9_000)),
                raw("the signature of another token", Check.SIGNATURE, good -> {
                    String another = token(system, Map.of());
                    return good.substring(0, good.lastIndexOf('.')) + another.substring(another.lastIndexOf('.'));
                }),
                raw(
                        "claims changed after signing",
                        Check.SIGNATURE,
                        good -> good.split("\\.")[0] + "."
                                + SigningKey.encoded(SigningKey.json(claims(system, Map.of("role", "support")))) + "."
                                + good.split("\\.")[2]),
                header("no type", Check.TYPE, Map.of("typ", "JWT")),
                header("a type in other letters", Check.TYPE, Map.of("typ", "POSTERN-LAUNCH+JWT")),
                header("alg none", Check.ALGORITHM, Map.of("alg", "none")),
                header("alg None", Check.ALGORITHM, Map.of("alg", "None")),
                header("alg of another kind", Check.ALGORITHM, Map.of("alg", "ES256")),
                header("alg of the curve", Check.ALGORITHM, Map.of("alg", "Ed25519")),
                header("an unknown kid", Check.KEY, Map.of("kid", "k9")),
                header("a kid with a path", Check.KEY, Map.of("kid", "../../k1")),
                header("a kid with SQL", Check.KEY, Map.of("kid", "k1' or '1'='1")),
                header("a kid with a zero byte", Check.KEY, Map.of("kid", "k1\u0000")),
                header("no kid", Check.KEY, Map.of("kid", "")),
                header("a kid that is no text", Check.HEADER, Map.of("kid", 1)),
                header("jku", Check.HEADER, Map.of("jku", "https://evil.example/keys")),
                header("jwk", Check.HEADER, Map.of("jwk", Map.of("kty", "OKP", "crv", "Ed25519", "x", x))),
                header("x5u", Check.HEADER, Map.of("x5u", "https://evil.example/cert")),
                header("x5c", Check.HEADER, Map.of("x5c", List.of("MIIB"))),
                header("crit", Check.HEADER, Map.of("crit", List.of("b64"), "b64", false)),
                header("compression", Check.HEADER, Map.of("zip", "DEF")),
                claim("an unknown installation", Check.ISSUER, "iss", "whmcs-2"),
                claim("another tenant's installation", Check.ISSUER, "iss", "theirs"),
                claim("an installation with a zero byte", Check.ISSUER, "iss", "whmcs-1\u0000"),
                claim("no installation", Check.ISSUER, "iss", null),
                claim("an installation that is no text", Check.ISSUER, "iss", List.of("whmcs-1")),
                claim("another installation's name", Check.KEY, "iss", "box-1"),
                claim("another tenant", Check.AUDIENCE, "aud", "http://localhost/refusals-other"),
                claim("another portal", Check.AUDIENCE, "aud", "https://evil.example/refusals"),
                claim("the portal alone", Check.AUDIENCE, "aud", "refusals"),
                claim("no audience", Check.AUDIENCE, "aud", null),
                claim("nobody", Check.SUBJECT, "sub", null),
                claim("a blank subject", Check.SUBJECT, "sub", " "),
                claim("a name with a line break", Check.SUBJECT, "name", "a\nb"),
                claim("a name that turns the text around", Check.SUBJECT, "name", "a\u202eb"),
                claim("a short jti", Check.TOKEN_ID, "jti", "1"),
                claim("no jti", Check.TOKEN_ID, "jti", null),
                claim("a long jti", Check.TOKEN_ID, "jti", "x".repeat(129)),
                claim("no beginning", Check.TIMES, "iat", null),
                claim("no end", Check.TIMES, "exp", null),
                claim("an end as text", Check.TIMES, "exp", "4000000000"),
                claim("an end beyond all numbers", Check.TIMES, "exp", Long.MAX_VALUE),
                times("a life of 61 s", Check.LIFE, 0, 61),
                times("an end before the beginning", Check.LIFE, 0, -1),
                times("no life at all", Check.LIFE, 0, 0),
                times("over by more than the skew", Check.EXPIRED, -92, -32),
                times("issued later than the skew allows", Check.NOT_YET, 35, 90),
                claim("not before later", Check.NOT_YET, "nbf", 2_000_000_000),
                claim("an owner", Check.ROLE, "role", "owner"),
                claim("a mailbox owner without a mailbox", Check.MAILBOX, "role", "mailbox-owner"),
                claim("an unknown role", Check.ROLE, "role", "root"),
                claim("a list of roles", Check.ROLE, "role", List.of("viewer")),
                claim("no scope", Check.SCOPE, "domains", null),
                claim("an empty scope", Check.DOMAIN, "domains", List.of()),
                claim("a scope that is no list", Check.DOMAIN, "domains", "refusals.example"),
                claim(
                        "a foreign domain",
                        Check.DOMAIN,
                        "domains",
                        List.of("refusals.example", "refusals-other.example")),
                claim("a domain with a zero byte", Check.DOMAIN, "domains", List.of("refusals\u0000.example")),
                claim("an unknown domain", Check.DOMAIN, "domains", List.of("nowhere.example")),
                claim("a domain of nobody for a customer", Check.DOMAIN, "customer", "c17"),
                claim("an unknown customer", Check.CUSTOMER, "customer", "c99"),
                claim("another tenant's customer", Check.CUSTOMER, "customer", "d1"),
                claim("a mailbox outside", Check.MAILBOX, "mailbox", "user-01@refusals-c17.example"),
                claim("a mailbox of another tenant", Check.MAILBOX, "mailbox", "user-01@refusals-other.example"),
                claim("no address", Check.MAILBOX, "mailbox", "user-01"),
                claim("an unknown page", Check.TARGET, "target", "connections"),
                claim("a page by its address", Check.TARGET, "target", "//evil.example"),
                claim("an unknown theme", Check.THEME, "theme", "dark\" onload=\"x"),
                claim("no language", Check.LOCALE, "locale", "../de"),
                claim("a way back to elsewhere", Check.RETURN_URL, "return_url", "https://evil.example/"),
                claim("a way back that looks right", Check.RETURN_URL, "return_url", HOST + ".evil.example/"),
                claim("a way back with a name", Check.RETURN_URL, "return_url", HOST + "@evil.example/"),
                claim("a way back by script", Check.RETURN_URL, "return_url", "javascript:alert(1)")));
        all.add(arguments("a shared secret made of the public key", Check.ALGORITHM, (Case)
                good -> SigningKey.hs256("k1", PUBLIC.jwk).sign(confused(good), claims(good, Map.of()))));
        all.add(arguments("a shared secret made of the public key's bytes", Check.ALGORITHM, (Case)
                good -> SigningKey.hs256("k1", x).sign(confused(good), claims(good, Map.of()))));
        all.add(arguments("another shared secret", Check.SIGNATURE, (Case)
                _ -> SigningKey.hs256("k2").sign(shared.header(), claims(shared, Map.of()))));
        all.add(arguments("a key pair where a secret is shared", Check.ALGORITHM, (Case) _ -> {
            Map<String, Object> header = shared.header();
            header.put("alg", "EdDSA");
            return PUBLIC.sign(header, claims(shared, Map.of()));
        }));
        all.add(arguments("another tenant's key", Check.SIGNATURE, (Case)
                good -> THEIRS.sign(good.header(), claims(good, Map.of()))));
        all.add(arguments("an issuer named twice", Check.FORM, (Case) good -> PUBLIC.sign(
                SigningKey.json(good.header()),
                "{\"iss\":\"theirs\"," + SigningKey.json(claims(good, Map.of())).substring(1))));
        all.add(arguments("a second object behind the first", Check.FORM, (Case)
                good -> PUBLIC.sign(SigningKey.json(good.header()), SigningKey.json(claims(good, Map.of())) + "{}")));
        all.add(arguments("alg none without a signature", Check.FORM, (Case) good -> {
            Map<String, Object> header = good.header();
            header.put("alg", "none");
            return SigningKey.encoded(SigningKey.json(header)) + "."
                    + SigningKey.encoded(SigningKey.json(claims(good, Map.of()))) + ".";
        }));
        all.add(arguments("an installation that may not launch", Check.PURPOSE, (Case) _ -> token(mute, Map.of())));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void isRefusedWithTheReasonInTheLogAlone(String name, Check check, Case made) {
        String token = made.apply(system);
        Response answer = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("token", token)
                .post("/refusals/embed/launch");
        answer.then()
                .statusCode(403)
                .header("Set-Cookie", equalTo(null))
                .header("Location", equalTo(null))
                .header("X-Frame-Options", equalTo(null))
                .header("Content-Security-Policy", containsString("frame-ancestors " + HOST + ";"))
                .body(containsString("This page could not be opened"))
                .body(containsString("href=\"/refusals\" target=\"_blank\""))
                .body(containsString("data-session-ended"));
        assertThat(answer.asString()).doesNotContain(new LaunchRefusal(check).getMessage(), "<header class=\"top\"");
        String line = "request " + answer.header("X-Request-Id") + ": a launch at refusals was refused, " + check + ":";
        assertThat(log.lines()).as(name).anyMatch(said -> said.startsWith(line));
        if (token.length() > 20) {
            assertThat(log.lines())
                    .noneMatch(
                            said -> said.contains(token.substring(token.length() - 20)) || said.contains("client-17"));
        }
    }

    @Test
    void theSameLaunchWithoutThePointIsTaken() {
        given().redirects()
                .follow(false)
                .formParam("token", token(system, Map.of()))
                .post("/refusals/embed/launch")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .formParam("token", token(shared, Map.of()))
                .post("/refusals/embed/launch")
                .then()
                .statusCode(303);
    }

    @Test
    void aTenantThatIsNotThereLooksTheSame() {
        given().formParam("token", token(system, Map.of()))
                .post("/refusals-nobody/embed/launch")
                .then()
                .statusCode(403)
                .header("Content-Security-Policy", containsString("frame-ancestors 'none';"))
                .body(containsString("This page could not be opened"));
    }

    private static Arguments raw(String name, Check check, Function<String, String> change) {
        return arguments(name, check, (Case) good -> change.apply(token(good, Map.of())));
    }

    private static Arguments header(String name, Check check, Map<String, Object> more) {
        return arguments(name, check, (Case) good -> {
            Map<String, Object> header = good.header();
            header.putAll(more);
            return good.key.sign(header, claims(good, Map.of()));
        });
    }

    private static Arguments claim(String name, Check check, String claim, Object value) {
        return arguments(name, check, (Case) good -> {
            Map<String, Object> claims = claims(good, Map.of());
            if (value == null) {
                claims.remove(claim);
            } else {
                claims.put(claim, value);
            }
            return good.key.sign(good.header(), claims);
        });
    }

    private static Arguments times(String name, Check check, int issued, int expires) {
        return arguments(name, check, (Case) good -> {
            Map<String, Object> claims = claims(good, Map.of());
            long now = (Long) claims.get("iat");
            claims.put("iat", now + issued);
            claims.put("exp", now + expires);
            return good.key.sign(good.header(), claims);
        });
    }

    private static Map<String, Object> confused(BillingSystem good) {
        Map<String, Object> header = good.header();
        header.put("alg", "HS256");
        return header;
    }

    private static String token(BillingSystem at, Map<String, Object> more) {
        return at.key.sign(at.header(), claims(at, more));
    }

    private static Map<String, Object> claims(BillingSystem at, Map<String, Object> more) {
        Map<String, Object> claims = at.claims();
        claims.put("domains", List.of("refusals.example"));
        claims.putAll(more);
        return claims;
    }
}
