package io.postern.tenant.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.member.Member;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Moments;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.postern.testing.IdentityProvider;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tenant says of itself, and how its people sign in. */
@QuarkusTest
class SettingPagesTest {
    private static final String ALLOWED = "postern.sign-in.allowed-hosts";

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Tenants tenants;

    @TestHTTPResource("/")
    URI base;

    private IdentityProvider provider;
    private String tenant;
    private SignedInAs owner;

    @BeforeEach
    void aTenantAndAProvider() {
        provider = new IdentityProvider("secret", base.resolve("/sign-in/callback"));
        String issuer = provider.issuer();
        System.setProperty(ALLOWED, issuer.substring(0, issuer.lastIndexOf('/')));
        tenant = "settings-" + UUID.randomUUID().toString().substring(0, 8) + "x";
        owner = sessions.signIn(tenant, Role.OWNER);
    }

    @AfterEach
    void close() {
        System.clearProperty(ALLOWED);
        provider.close();
    }

    @Test
    void theNameAndWhomToAskAreShownWhereTheyBelong() {
        post(
                        "/settings/general",
                        Map.of(
                                "name", "Acme <Mail>",
                                "email", "help@acme.example",
                                "phone", "+49 (30) 123-456",
                                "address", "https://help.acme.example",
                                "theme", "dark"))
                .then()
                .statusCode(303);
        Document page =
                Jsoup.parse(owner.request().get("/" + tenant + "/sessions").asString());
        assertThat(page.title()).endsWith("· Acme <Mail>");
        assertThat(page.select("html").attr("data-theme")).isEqualTo("dark");
        UUID customer = sessions.customer(tenant, "c1");
        String refused = sessions.signIn(tenant, Role.CUSTOMER_ADMIN, customer)
                .request()
                .get("/" + tenant + "/settings")
                .then()
                .statusCode(403)
                .extract()
                .asString();
        assertThat(Jsoup.parse(refused).select("main a").eachAttr("href"))
                .contains("mailto:help@acme.example", "https://help.acme.example");
        assertThat(refused).contains("+49 (30) 123-456");
        String staff = sessions.signIn(tenant, Role.VIEWER)
                .request()
                .get("/" + tenant + "/settings")
                .asString();
        assertThat(staff).as("who works here is not told to ask himself").doesNotContain("help@acme.example");
        assertThat(actions()).contains("tenant.changed");
    }

    @Test
    void timesFollowTheTimeZoneThatIsChosen() {
        assertThat(times("/sessions")).isNotEmpty().allMatch(time -> time.endsWith(" UTC"));
        post("/settings/general", Map.of("name", tenant, "theme", "", "zone", "Asia/Tokyo"))
                .then()
                .statusCode(303);
        assertThat(Jsoup.parse(owner.request()
                                .get("/" + tenant + "/settings/general")
                                .asString())
                        .select("#zone option[selected]")
                        .text())
                .isEqualTo("Asia/Tokyo");
        for (String page : List.of("/sessions", "/sessions/all")) {
            Document shown =
                    Jsoup.parse(owner.request().get("/" + tenant + page).asString());
            assertThat(shown.select("td time")).isNotEmpty().allSatisfy(time -> assertThat(time.text())
                    .isEqualTo(Moments.minute(Instant.parse(time.attr("datetime")), ZoneId.of("Asia/Tokyo")))
                    .endsWith(" JST"));
        }
    }

    private List<String> times(String page) {
        return Jsoup.parse(owner.request().get("/" + tenant + page).asString())
                .select("td time")
                .eachText();
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        Response refused = post(
                "/settings/general",
                Map.of(
                        "name", " ",
                        "email", "a@b@c",
                        "phone", "call me <b>",
                        "address", "http://help.acme.example",
                        "theme", "pink",
                        "zone", "Mars/Olympus"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(refused.asString());
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactly("#name", "#email", "#phone", "#address", "#theme", "#zone");
        assertThat(page.select("#phone").attr("value")).isEqualTo("call me <b>");
    }

    @Test
    void theNameOfTheTenantsFileIsReadOnlyAndTheRestIsNot() {
        change(row -> row.managed = true);
        assertThat(owner.request().get("/" + tenant + "/settings/general").asString())
                .contains("sets this in a file")
                .doesNotContain("id=\"name\"");
        post("/settings/general", Map.of("name", "Mine now", "email", "help@acme.example", "theme", ""))
                .then()
                .statusCode(303);
        assertThat(row().name).isEqualTo(tenant);
        assertThat(row().supportEmail).isEqualTo("help@acme.example");
    }

    @Test
    void anOwnProviderIsTakenWhenItAnswersAndSomebodyThereIsAnOwner() {
        Map<String, String> typed = signIn(provider.issuer(), "s3cret", "");
        Response refused = post("/settings/sign-in", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("would be locked out").doesNotContain("s3cret");
        assertThat(row().oidcIssuer).isNull();
        post("/settings/sign-in", signIn(provider.issuer(), "s3cret", "Alice@Example.net"))
                .then()
                .statusCode(303);
        assertThat(row().oidcIssuer).isEqualTo(provider.issuer());
        assertThat(vault.holds(row().oidcClientSecret, Secret.of("s3cret"), tenant, "oidc", "client-secret"))
                .isTrue();
        List<Member> there = tenancy.inTenant(
                new TenantId(tenant), () -> entities.createQuery("from Member where issuer = ?1", Member.class)
                        .setParameter(1, provider.issuer())
                        .getResultList());
        assertThat(there).singleElement().satisfies(member -> {
            assertThat(member.email).isEqualTo("alice@example.net");
            assertThat(member.role).isEqualTo(Role.OWNER);
        });
        Document page = Jsoup.parse(
                owner.request().get("/" + tenant + "/settings/sign-in").asString());
        assertThat(page.text()).contains("1 member known at " + TestSessions.ISSUER);
        assertThat(page.select("#client-secret").attr("value")).isEmpty();
        assertThat(actions()).contains("sign-in.changed");
    }

    @Test
    void whoIsAMemberThereAlreadyBecomesAnOwnerUnlessTheTenantsFileSaysOtherwise() {
        member("bob@example.net", false);
        member("eve@example.net", true);
        Response refused = post("/settings/sign-in", signIn(provider.issuer(), "s3cret", "eve@example.net"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("another role in a file");
        assertThat(row().oidcIssuer).isNull();
        post("/settings/sign-in", signIn(provider.issuer(), "s3cret", "Bob@Example.net"))
                .then()
                .statusCode(303);
        assertThat(tenancy.inTenant(new TenantId(tenant), () -> entities.createQuery(
                                "select role from Member where email = 'bob@example.net'", Role.class)
                        .getSingleResult()))
                .isEqualTo(Role.OWNER);
    }

    private void member(String email, boolean managed) {
        tenancy.inTenant(new TenantId(tenant), () -> {
            var member = new Member();
            member.issuer = provider.issuer();
            member.email = email;
            member.role = Role.SUPPORT;
            member.managed = managed;
            entities.persist(member);
        });
    }

    @Test
    void theSecretThatIsKeptIsNeverSentToAnotherServer() {
        post("/settings/sign-in", signIn(provider.issuer(), "s3cret", "alice@example.net"))
                .then()
                .statusCode(303);
        post("/settings/sign-in", signIn(provider.issuer(), "", "")).then().statusCode(303);
        assertThat(row().oidcClientSecret).isNotNull();
        Response refused = post("/settings/sign-in", signIn(provider.issuer() + "/other", "", "bob@example.net"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("belongs to another");
        assertThat(row().oidcIssuer).isEqualTo(provider.issuer());
        post("/settings/sign-in/delete", Map.of()).then().statusCode(303);
        assertThat(row().oidcIssuer).isNull();
        assertThat(row().oidcClientSecret).isNull();
        assertThat(actions()).contains("sign-in.removed");
    }

    @Test
    void whatIsNoProviderOrMayNotBeAskedIsToldApart() {
        assertThat(post("/settings/sign-in", signIn("https://169.254.169.254/latest", "x", "a@b.example"))
                        .asString())
                .contains("may not ask that address");
        assertThat(post("/settings/sign-in", signIn("http://localhost:1/realm", "x", "a@b.example"))
                        .asString())
                .contains("may not ask that address");
        String origin = provider.issuer().substring(0, provider.issuer().lastIndexOf('/'));
        assertThat(post("/settings/sign-in", signIn(origin + "/nothing", "x", "a@b.example"))
                        .asString())
                .contains("no OpenID Connect provider");
        assertThat(post("/settings/sign-in", signIn(provider.issuer() + "/", "x", "a@b.example"))
                        .asString())
                .contains("calls itself by another address");
        assertThat(row().oidcIssuer).isNull();
    }

    @Test
    void aTestChangesNothing() {
        Map<String, String> typed = new HashMap<>(signIn(provider.issuer(), "s3cret", "a@b.example"));
        typed.put("check", "on");
        Response tested = post("/settings/sign-in", typed);
        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(tested.asString()).contains("is what it says").contains("Nothing was saved");
        assertThat(row().oidcIssuer).isNull();
    }

    @Test
    void aProviderOfTheTenantsFileIsReadOnly() {
        change(row -> {
            row.managed = true;
            row.oidcManaged = true;
            row.oidcIssuer = "https://id.acme.example";
            row.oidcClientId = "postern";
        });
        assertThat(owner.request().get("/" + tenant + "/settings/sign-in").asString())
                .contains("in a file", "https://id.acme.example")
                .doesNotContain("id=\"client-secret\"");
        assertThat(post("/settings/sign-in", signIn(provider.issuer(), "s", "a@b.example"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/settings/sign-in/delete", Map.of()).statusCode()).isEqualTo(404);
        assertThat(row().oidcIssuer).isEqualTo("https://id.acme.example");
    }

    private Map<String, String> signIn(String issuer, String secret, String person) {
        return Map.of("issuer", issuer, "client-id", "postern", "client-secret", secret, "owner", person);
    }

    private Response post(String path, Map<String, String> form) {
        return owner.request().formParam("csrf", owner.csrf()).formParams(form).post("/" + tenant + path);
    }

    private Tenant row() {
        return tenancy.asSystem(() -> entities.find(Tenant.class, tenant));
    }

    private void change(java.util.function.Consumer<Tenant> change) {
        tenancy.asSystem(() -> {
            change.accept(entities.find(Tenant.class, tenant));
            return null;
        });
        tenants.forget(new TenantId(tenant));
    }

    private List<String> actions() {
        return tenancy.inTenant(
                new TenantId(tenant), () -> entities.createQuery("select action from AuditEntry", String.class)
                        .getResultList());
    }
}
