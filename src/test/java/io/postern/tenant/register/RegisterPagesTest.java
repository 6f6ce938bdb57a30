package io.postern.tenant.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.member.Member;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operators' page for tenants. */
@QuarkusTest
class RegisterPagesTest {
    private static final String HOME = "register-home";

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Tenants tenants;

    private SignedInAs operator;

    @BeforeEach
    void anOperator() {
        operator = sessions.signInOperator(HOME);
    }

    @Test
    void aTenantIsMadeWithAnOwnerWhoCanSignIn() {
        String slug = "made-" + UUID.randomUUID().toString().substring(0, 8) + "x";
        Response made = post(
                "/new",
                Map.of(
                        "slug",
                        slug,
                        "name",
                        "Made & Sons",
                        "issuer",
                        TestSessions.ISSUER,
                        "owner",
                        "First@Made.example"));
        assertThat(made.statusCode()).isEqualTo(303);
        TenantId tenant = new TenantId(slug);
        assertThat(tenants.find(tenant))
                .hasValueSatisfying(open -> assertThat(open.name()).isEqualTo("Made & Sons"));
        assertThat(members(tenant)).singleElement().satisfies(member -> {
            assertThat(member.email).isEqualTo("first@made.example");
            assertThat(member.role).isEqualTo(Role.OWNER);
        });
        assertThat(actions(tenant)).containsExactly("tenant.created");
        assertThat(get("?q=" + slug).select("tbody tr")).hasSize(1);
        Response again = post(
                "/new", Map.of("slug", slug, "name", "Other", "issuer", TestSessions.ISSUER, "owner", "subject-1"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).contains("There is a tenant with this slug already");
        assertThat(members(tenant)).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        for (String slug : List.of("q", "api", "sandbox", "sign-in", "embed")) {
            Response refused =
                    post("/new", Map.of("slug", slug, "name", "N", "issuer", "https://id.example", "owner", "s"));
            assertThat(refused.statusCode()).as(slug).isEqualTo(422);
            assertThat(Jsoup.parse(refused.asString()).select("#slug-error").text())
                    .contains("reserved");
        }
        Document page = Jsoup.parse(post(
                        "/new",
                        Map.of(
                                "slug",
                                "Not A Slug",
                                "name",
                                "",
                                "issuer",
                                "http://plain.example",
                                "owner",
                                "two words"))
                .asString());
        assertThat(page.select(".error-summary a").eachAttr("href"))
                .containsExactly("#slug", "#name", "#issuer", "#owner");
        assertThat(page.select("#slug").attr("value")).isEqualTo("Not A Slug");
    }

    @Test
    void theListTellsCountsAndNothingOfWhatIsCounted() {
        resellers.open("register-counted", 3);
        sessions.tenant("register-counted");
        tenancy.inTenant(new TenantId("register-counted"), () -> {
            var member = new Member();
            member.issuer = TestSessions.ISSUER;
            member.subject = "seen";
            member.role = Role.OWNER;
            member.lastSignInAt = Instant.parse("2026-01-02T03:04:00Z");
            entities.persist(member);
        });
        Document list = get("?q=register-counted");
        Element row = list.select("tbody tr").first();
        assertThat(row.select("td.number").eachText()).containsExactly("1", "3");
        assertThat(row.text()).contains("2026-01-02 03:04 UTC");
        Document one = get("/slug/register-counted");
        assertThat(list.text() + one.text()).doesNotContain("user-01", "@register-counted.example");
    }

    @Test
    void manyTenantsAreReadPageByPage() {
        List<String> made = new ArrayList<>();
        for (int number = 100; number < 203; number++) {
            made.add("paged-" + number);
            sessions.tenant("paged-" + number);
        }
        List<String> seen = new ArrayList<>();
        String next = "?q=paged-";
        while (next != null) {
            Document page = get(next);
            seen.addAll(page.select("tbody td .mono").eachText());
            Element link = page.select("a[rel=next]").first();
            next = link == null ? null : link.attr("href").replaceFirst(".*/tenants", "");
        }
        assertThat(seen).isEqualTo(made);
        assertThat(get("?q=paged-1%25").select("tbody tr"))
                .as("a per cent sign is one")
                .isEmpty();
        assertThat(get("?q=paged_100").select("tbody tr")).isEmpty();
    }

    @Test
    void aParkedTenantIsLeftAtOnceAndComesBack() {
        SignedInAs owner = sessions.signIn("register-parked", Role.OWNER);
        assertThat(owner.request().get("/register-parked/sessions").statusCode())
                .isEqualTo(200);
        assertThat(post("/slug/register-parked/parking", Map.of()).statusCode()).isEqualTo(303);
        assertThat(owner.request().get("/register-parked/sessions").statusCode())
                .isEqualTo(303);
        assertThat(get("?q=register-parked").select(".badge").text()).isEqualTo("Parked");
        assertThat(post("/slug/register-parked/parking/delete", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(owner.request().get("/register-parked/sessions").statusCode())
                .as("a session that was ended stays so")
                .isEqualTo(303);
        assertThat(sessions.signIn("register-parked", Role.OWNER)
                        .request()
                        .get("/register-parked/sessions")
                        .statusCode())
                .isEqualTo(200);
        assertThat(actions(new TenantId("register-parked"))).contains("tenant.parked", "tenant.reopened");
    }

    @Test
    void anOperatorCannotCloseTheDoorBehindThemselves() {
        assertThat(get("/slug/" + HOME).text()).contains("cannot park it");
        assertThat(post("/slug/" + HOME + "/parking", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aTenantOfTheTenantsFileIsReadOnly() {
        assertThat(get("/slug/globex").text()).contains("The tenants file sets this tenant");
        for (String path : List.of("/name", "/parking", "/parking/delete")) {
            assertThat(post("/slug/globex" + path, Map.of("name", "Mine")).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(tenants.find(new TenantId("globex"))).isPresent();
    }

    @Test
    void aTenantIsRenamedAndLetInAgainWhenItHasLockedItselfOut() {
        sessions.tenant("register-locked");
        tenancy.asSystem(() -> {
            Tenant row = entities.find(Tenant.class, "register-locked");
            row.oidcIssuer = "https://gone.example";
            row.oidcClientId = "postern";
            return null;
        });
        assertThat(post("/slug/register-locked/name", Map.of("name", " ")).statusCode())
                .isEqualTo(422);
        assertThat(post("/slug/register-locked/name", Map.of("name", "Found")).statusCode())
                .isEqualTo(303);
        assertThat(get("/slug/register-locked").text()).contains("Found", "https://gone.example");
        assertThat(post("/slug/register-locked/sign-in/delete", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(get("/slug/register-locked").text()).doesNotContain("https://gone.example");
        assertThat(actions(new TenantId("register-locked"))).containsExactly("tenant.changed", "sign-in.removed");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(operator.request()
                        .get("/" + HOME + "/tenants/slug/nobody-here")
                        .statusCode())
                .isEqualTo(404);
        assertThat(sessions.signIn(HOME, Role.OWNER)
                        .request()
                        .get("/" + HOME + "/tenants")
                        .statusCode())
                .isEqualTo(403);
    }

    private Document get(String path) {
        return Jsoup.parse(operator.request()
                .urlEncodingEnabled(false)
                .get("/" + HOME + "/tenants" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private Response post(String path, Map<String, String> form) {
        return operator.request()
                .formParam("csrf", operator.csrf())
                .formParams(form)
                .post("/" + HOME + "/tenants" + path);
    }

    private List<Member> members(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from Member", Member.class).getResultList());
    }

    private List<String> actions(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("select action from AuditEntry order by sequence", String.class)
                        .getResultList());
    }
}
