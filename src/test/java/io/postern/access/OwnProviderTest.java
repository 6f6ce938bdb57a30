package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.member.Member;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import io.postern.testing.IdentityProvider;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant that brings its own identity provider: everything from the first redirect to signing out. */
@QuarkusTest
class OwnProviderTest {
    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String installation;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    private final TestBrowser browser = new TestBrowser();
    private final String slug = "own-" + UUID.randomUUID().toString().substring(0, 8) + "x";
    private TenantId tenant;
    private IdentityProvider provider;

    @BeforeEach
    void aTenantWithAProvider() {
        String secret = UUID.randomUUID().toString();
        provider = new IdentityProvider(secret, base.resolve("/sign-in/callback"));
        tenant = sessions.tenant(slug);
        client(secret);
        member(member -> {
            member.issuer = provider.issuer();
            member.subject = "carol";
        });
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aMemberSignsInWithPkceNonceAndTheTenantsOwnSecret() {
        HttpResponse<String> landed = signIn();
        assertThat(provider.refusals()).isEmpty();
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(landed.uri().getPath()).isEqualTo("/" + slug + "/members");
        assertThat(landed.body()).contains("Signed in as Carol of the Realm");
        assertThat(browser.cookies(base)).as("nothing of the provider stays").containsOnlyKeys("__Host-sid");
    }

    @Test
    void anAddressThatTheProviderHasVerifiedIsEnough() {
        tenancy.inTenant(
                tenant, () -> entities.createQuery("delete from Member").executeUpdate());
        member(member -> {
            member.issuer = provider.issuer();
            member.email = "carol@example.net";
        });
        provider.claim("email", "carol@example.net");
        assertThat(signIn().statusCode()).as("not verified").isEqualTo(403);
        provider.claim("email_verified", true);
        assertThat(new TestBrowser().signIn(at("/sign-in"), "carol").statusCode())
                .isEqualTo(200);
        tenancy.inTenant(tenant, () -> assertThat(
                        entities.createQuery("from Member", Member.class).getSingleResult().subject)
                .isEqualTo("carol"));
    }

    @Test
    void theSamePersonOfAnotherProviderIsAStranger() {
        tenancy.inTenant(tenant, () -> entities.createQuery("update Member set issuer = ?1")
                .setParameter(1, installation)
                .executeUpdate());
        assertThat(signIn().statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "aud", "iss", "exp", "sub"})
    void aTokenThatWasNotMadeForThisSignInOpensNothing(String claim) {
        provider.claim(claim, claim.equals("exp") ? (Object) 1_000 : "");
        refused(signIn());
        if (!claim.equals("exp")) {
            provider.claim(claim, "somebody-elses");
            if (claim.equals("sub")) {
                assertThat(new TestBrowser().signIn(at("/sign-in"), "carol").statusCode())
                        .isEqualTo(403);
            } else {
                refused(signIn());
            }
        }
    }

    @Test
    void aPersonWhoSaysNoAtTheProviderIsToldPlainly() {
        HttpResponse<String> landed = browser.signIn(at("/sign-in"), "nobody");
        refused(landed);
        assertThat(landed.body()).doesNotContain("Carol said no", "access_denied");
    }

    @Test
    void aNewSecretCountsFromTheNextSignIn() {
        assertThat(signIn().statusCode()).isEqualTo(200);
        String next = UUID.randomUUID().toString();
        provider.secret(next);
        browser.cookies(base).clear();
        refused(signIn());
        assertThat(provider.refusals()).containsExactly("client");
        client(next);
        assertThat(new TestBrowser().signIn(at("/sign-in"), "carol").statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsTheProvidersSessionTooAndComesBack() {
        HttpResponse<String> landed = signIn();
        String csrf = Jsoup.parse(landed.body()).select("input[name=csrf]").attr("value");
        HttpResponse<String> done = browser.follow(browser.post(at("/sign-out"), Map.of("csrf", csrf)));
        String on = Jsoup.parse(done.body()).select("main a[href]").attr("href");
        assertThat(on)
                .isEqualTo(provider.issuer() + "/logout?client_id=" + IdentityProvider.CLIENT
                        + "&post_logout_redirect_uri="
                        + URLEncoder.encode(base.resolve("/").toString(), StandardCharsets.UTF_8));
        HttpResponse<String> back = browser.follow(browser.get(URI.create(on)));
        assertThat(back.uri()).isEqualTo(base.resolve("/"));
        assertThat(provider.signedOut()).hasSize(1);
        assertThat(browser.get(at("/members")).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> signIn() {
        return browser.signIn(at("/sign-in?return=/" + slug + "/members"), "carol");
    }

    private void refused(HttpResponse<String> landed) {
        assertThat(landed.statusCode()).isEqualTo(401);
        assertThat(landed.body()).doesNotContain("carol", "Carol", provider.issuer());
        assertThat(browser.cookies(base)).doesNotContainKey("__Host-sid");
    }

    private void client(String secret) {
        tenancy.asSystem(() -> {
            Tenant row = entities.find(Tenant.class, slug);
            row.oidcIssuer = provider.issuer();
            row.oidcClientId = IdentityProvider.CLIENT;
            row.oidcClientSecret = vault.seal(Secret.of(secret), slug, "oidc", "client-secret");
            return null;
        });
    }

    private void member(Consumer<Member> who) {
        tenancy.inTenant(tenant, () -> {
            var member = new Member();
            member.role = Role.OWNER;
            who.accept(member);
            entities.persist(member);
        });
    }

    private URI at(String path) {
        return base.resolve("/" + slug + path);
    }
}
