package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.member.Member;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.EndSession;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest {
    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    EndSession endSession;

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    private final TestBrowser browser = new TestBrowser();

    @Test
    void aMemberSignsInAndLandsOnThePageThatWasAskedFor() {
        TenantId tenant = withMember("sign-in-one", "alice", Role.OWNER);
        HttpResponse<String> asked = browser.get(at("/sign-in-one/members?x=1"));
        assertThat(asked.statusCode()).isEqualTo(303);
        URI signIn = asked.uri().resolve(asked.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> landed = browser.signIn(signIn, "alice");
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(landed.uri().toString()).endsWith("/sign-in-one/members?x=1");
        assertThat(landed.body()).contains("Signed in as Alice");
        assertThat(browser.cookies(base)).containsOnlyKeys("__Host-sid");
        tenancy.inTenant(tenant, () -> {
            var member = entities.createQuery("from Member", Member.class).getSingleResult();
            assertThat(member.lastSignInAt).isNotNull();
            var audit = entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                    .getResultList();
            assertThat(audit).extracting(entry -> entry.action).containsExactly("session.started");
            var stored = entities.createQuery("from StoredSession", StoredSession.class)
                    .getSingleResult();
            assertThat(stored.tokenHash).hasSize(32);
        });
    }

    @Test
    void theCookieIsForThisHostAloneAndNoScriptReadsIt() {
        withMember("sign-in-cookie", "alice", Role.OWNER);
        HttpResponse<String> first = browser.get(at("/sign-in-cookie/sign-in"));
        String location = first.headers().firstValue("Location").orElseThrow();
        assertThat(location)
                .startsWith(issuer)
                .contains("code_challenge_method=S256", "state=", "response_type=code")
                .contains("redirect_uri=" + encode(at("/sign-in/callback").toString()));
        assertThat(location).containsPattern("scope=openid(\\+|%20)(email|profile)(\\+|%20)(email|profile)");
        assertThat(SessionCookie.TOP.set(List.of(SessionToken.generate())))
                .matches("__Host-sid=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(SessionCookie.FRAME.set(List.of(SessionToken.generate())))
                .matches("__Host-esid=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/other-tenant/mailboxes",
                "/sign-in-return/../other/mailboxes",
                "/sign-in-return/%2e%2e/other",
                "javascript:alert(1)"
            })
    void nobodyIsSentAwayAfterSigningIn(String wanted) {
        withMember("sign-in-return", "alice", Role.OWNER);
        HttpResponse<String> landed = browser.signIn(at("/sign-in-return/sign-in?return=" + encode(wanted)), "alice");
        assertThat(landed.uri().getAuthority()).isEqualTo(base.getAuthority());
        assertThat(landed.uri().getPath()).isEqualTo("/sign-in-return/mailboxes");
    }

    @Test
    void aStrangerLearnsWhomToAskAndNothingElse() {
        withMember("sign-in-stranger", "alice", Role.OWNER);
        HttpResponse<String> refused = browser.signIn(at("/sign-in-stranger/sign-in"), "bob");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Ask an owner")
                .doesNotContain("bob")
                .doesNotContain(issuer)
                .doesNotContain("example.com");
        assertThat(browser.cookies(base)).isEmpty();
        HttpResponse<String> unknown = new TestBrowser().signIn(at("/sign-in-no-such-tenant/sign-in"), "bob");
        assertThat(unknown.statusCode()).isEqualTo(403);
    }

    @Test
    void anUnverifiedEmailOpensNothing() {
        TenantId tenant = sessions.tenant("sign-in-email");
        tenancy.inTenant(tenant, () -> {
            var member = new Member();
            member.issuer = issuer;
            member.email = "alice@example.com";
            member.role = Role.OWNER;
            entities.persist(member);
        });
        assertThat(browser.signIn(at("/sign-in-email/sign-in"), "alice").statusCode())
                .isEqualTo(403);
    }

    @Test
    void oneBrowserIsSignedInAtTwoTenants() {
        withMember("sign-in-two-a", "alice", Role.OWNER);
        withMember("sign-in-two-b", "bob", Role.OWNER);
        browser.signIn(at("/sign-in-two-a/sign-in?return=/sign-in-two-a/members"), "alice");
        browser.signIn(at("/sign-in-two-b/sign-in?return=/sign-in-two-b/members"), "bob");
        assertThat(browser.get(at("/sign-in-two-a/members")).statusCode()).isEqualTo(200);
        assertThat(browser.get(at("/sign-in-two-b/members")).statusCode()).isEqualTo(200);
        String both = browser.cookies(base).get("__Host-sid");
        assertThat(both.split("\\.")).hasSize(2);
        browser.signIn(at("/sign-in-two-a/sign-in?return=/sign-in-two-a/members"), "alice");
        assertThat(browser.cookies(base).get("__Host-sid").split("\\."))
                .hasSize(2)
                .contains(both.split("\\.")[0]);
        String csrf = csrf("/sign-in-two-a/sessions");
        assertThat(browser.post(at("/sign-in-two-a/sign-out"), Map.of("csrf", csrf))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(at("/sign-in-two-a/members")).statusCode()).isEqualTo(303);
        assertThat(browser.get(at("/sign-in-two-b/members")).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutGoesOnToTheIdentityProviderByAPageOfOurOwn() {
        var owner = sessions.signIn("sign-in-out", Role.OWNER);
        var ended = owner.request().post("/sign-in-out/sign-out");
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(ended.header("Location")).endsWith("/sign-in-out/sign-out/done");
        owner.request().get("/sign-in-out/members").then().statusCode(303);
        HttpResponse<String> done = browser.get(at("/sign-in-out/sign-out/done"));
        Optional<String> there = endSession.address(new TenantId("sign-in-out"));
        if (there.isEmpty()) {
            assertThat(done.statusCode()).isEqualTo(303);
            return;
        }
        assertThat(there.get()).contains("client_id=", "post_logout_redirect_uri=" + encode(at("/").toString()));
        assertThat(org.jsoup.Jsoup.parse(done.body()).select("main a[href]").attr("href"))
                .isEqualTo(there.get());
        assertThat(org.jsoup.Jsoup.parse(done.body())
                        .select("meta[http-equiv=refresh]")
                        .attr("content"))
                .isEqualTo("0; url=" + there.get());
    }

    @Test
    void aSessionEndsAfterHalfAnHourOfSilenceAndAfterTwelveHoursInAnyCase() {
        var idle = sessions.signIn("sign-in-expiry", Role.OWNER);
        var old = sessions.signIn("sign-in-expiry", Role.OWNER);
        var used = sessions.signIn("sign-in-expiry", Role.OWNER);
        set(idle, "lastSeenAt", Duration.ofMinutes(-31));
        set(old, "expiresAt", Duration.ofSeconds(-1));
        set(used, "lastSeenAt", Duration.ofMinutes(-29));
        idle.request().get("/sign-in-expiry/members").then().statusCode(303);
        old.request().get("/sign-in-expiry/members").then().statusCode(303);
        used.request().get("/sign-in-expiry/members").then().statusCode(200);
        tenancy.inTenant(new TenantId("sign-in-expiry"), () -> {
            var stored = entities.find(StoredSession.class, used.sessionId());
            assertThat(stored.lastSeenAt).isAfter(Instant.now().minusSeconds(60));
        });
    }

    @Test
    void aSessionOfARemovedMemberOrAParkedTenantIsOver() {
        var removed = sessions.signIn("sign-in-removed", Role.OWNER);
        tenancy.inTenant(removed.tenant(), () -> entities.remove(entities.find(Member.class, removed.memberId())));
        removed.request().get("/sign-in-removed/members").then().statusCode(303);
        var demoted = sessions.signIn("sign-in-demoted", Role.OWNER);
        tenancy.inTenant(demoted.tenant(), () -> {
            entities.find(Member.class, demoted.memberId()).role = Role.VIEWER;
        });
        demoted.request().get("/sign-in-demoted/members").then().statusCode(403);
        var parked = sessions.signIn("sign-in-parked", Role.OWNER);
        tenancy.asSystem(() -> {
            entities.find(io.postern.tenant.Tenant.class, "sign-in-parked").parkedAt = Instant.now();
            return null;
        });
        parked.request().get("/sign-in-parked/members").then().statusCode(303);
    }

    @Test
    void aPersonSeesAndEndsOwnSessionsOnly() {
        var here = sessions.signIn("sign-in-list", Role.OWNER);
        var elsewhere = sessions.signIn("sign-in-list", Role.OWNER);
        var somebody = sessions.signIn("sign-in-list", Role.VIEWER);
        String page = here.request().get("/sign-in-list/sessions").body().asString();
        assertThat(page)
                .contains(elsewhere.sessionId().toString())
                .doesNotContain(somebody.sessionId().toString());
        here.request()
                .post("/sign-in-list/sessions/" + somebody.sessionId() + "/delete")
                .then()
                .statusCode(404);
        somebody.request().get("/sign-in-list/sessions").then().statusCode(200);
        here.request()
                .post("/sign-in-list/sessions/" + elsewhere.sessionId() + "/delete")
                .then()
                .statusCode(303);
        elsewhere.request().get("/sign-in-list/sessions").then().statusCode(303);
        here.request().get("/sign-in-list/sessions").then().statusCode(200);
    }

    @Test
    void anExpiredPageKeepsWhatWasTypedAndOffersToSignInAgain() {
        var expired = sessions.signIn("sign-in-htmx", Role.OWNER);
        set(expired, "lastSeenAt", Duration.ofHours(-1));
        for (String verb : List.of("GET", "POST")) {
            var answer = expired.htmx().request(verb, "/sign-in-htmx/sessions");
            if (verb.equals("GET")) {
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.header("HX-Retarget")).isEqualTo("#session-ended");
                assertThat(answer.header("HX-Reswap")).isEqualTo("innerHTML");
                assertThat(answer.header("Location")).isNull();
                assertThat(answer.body().asString())
                        .contains("target=\"_blank\"", "/sign-in-htmx/sign-in?return=")
                        .doesNotContain("<html");
            }
        }
        expired.htmx().post("/sign-in-htmx/sign-out").then().statusCode(401);
    }

    @Test
    void aPageFromBeforeSigningInAgainGetsTheNewToken() {
        var now = sessions.signIn("sign-in-stale", Role.OWNER);
        var before = sessions.signIn("sign-in-stale", Role.OWNER);
        var answer = io.restassured.RestAssured.given()
                .cookie("__Host-sid", now.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("HX-Request", "true")
                .header("csrf", before.csrf())
                .post("/sign-in-stale/sessions/others/delete");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.header("HX-Trigger")).contains(now.csrf());
        before.request().get("/sign-in-stale/sessions").then().statusCode(200);
    }

    @Test
    void aForgedAnswerOfTheIdentityProviderIsRefused() {
        browser.follow(browser.get(at("/sign-in/callback?code=forged&state=forged")));
        assertThat(browser.cookies(base).keySet()).noneMatch(name -> !name.startsWith("q_auth_"));
    }

    private TenantId withMember(String slug, String subject, Role role) {
        TenantId tenant = sessions.tenant(slug);
        tenancy.inTenant(tenant, () -> {
            if (entities.createQuery("from Member", Member.class)
                    .getResultList()
                    .isEmpty()) {
                var member = new Member();
                member.issuer = issuer;
                member.subject = subject;
                member.role = role;
                entities.persist(member);
            }
        });
        return tenant;
    }

    private void set(TestSessions.SignedInAs who, String field, Duration fromNow) {
        tenancy.inTenant(who.tenant(), () -> {
            entities.createQuery("update StoredSession set " + field + " = ?1 where id = ?2")
                    .setParameter(1, Instant.now().plus(fromNow))
                    .setParameter(2, who.sessionId())
                    .executeUpdate();
        });
    }

    private String csrf(String path) {
        return org.jsoup.Jsoup.parse(browser.get(at(path)).body())
                .select("input[name=csrf]")
                .attr("value");
    }

    private URI at(String path) {
        return base.resolve(path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
