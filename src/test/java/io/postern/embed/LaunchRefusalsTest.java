package io.postern.embed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.embed.LaunchRefusal.Check;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner sees why launches were refused, and strangers cannot make that expensive. */
@QuarkusTest
class LaunchRefusalsTest {
    private static final String HOST = "https://billing.example";

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @Inject
    TestSessions sessions;

    @Inject
    LaunchRefusals refusals;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void anOwnerSeesTheReasonInPlainWordsAndNeverTheToken() throws Exception {
        var reseller = resellers.open("lr-seen", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        String token = system.token(Map.of("domains", List.of("lr-other.example"), "sub", "canary-person"));
        Response refused = post("lr-seen", token, HOST);
        refused.then().statusCode(403);
        List<RefusedLaunch> found = await(reseller.tenant, 1);
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.check()).isEqualTo(Check.DOMAIN);
            assertThat(one.installation()).isEqualTo("whmcs-1");
            assertThat(one.origin()).isEqualTo("billing.example");
            assertThat(one.reference()).isEqualTo(refused.header("X-Request-Id"));
            assertThat(one.addressRange()).isIn("127.0.0.0/24", "0:0:0:0:0:0:0:0/48");
        });
        var owner = sessions.signIn("lr-seen", Role.OWNER);
        owner.request()
                .get("/lr-seen/settings/embedding/refusals")
                .then()
                .statusCode(200)
                .body(containsString("One of the domains is not in the portal"))
                .body(containsString("claims to be whmcs-1"))
                .body(not(containsString("canary-person")));
        assertThat(columns(reseller.tenant)).noneMatch(row -> row.contains(token.substring(token.length() - 20)));
        sessions.signIn("lr-stranger", Role.OWNER)
                .request()
                .get("/lr-stranger/settings/embedding/refusals")
                .then()
                .body(not(containsString("whmcs-1")));
    }

    /** Failure mode 16 of embedding: a plain http billing page frames an https portal. */
    @Test
    void aPlainHttpBillingPageIsRefusedWithWords() throws Exception {
        var reseller = resellers.open("lr-http", 1);
        var system = billing.open(reseller.tenant, "whmcs-1", HOST);
        String token = system.token(Map.of("domains", List.of("lr-http.example")));
        post("lr-http", token, "http://billing.example").then().statusCode(403);
        assertThat(await(reseller.tenant, 1)).extracting(RefusedLaunch::check).containsExactly(Check.HTTP_PAGE);
        post("lr-http", token, HOST).then().statusCode(303);
        sessions.signIn("lr-http", Role.OWNER)
                .request()
                .get("/lr-http/settings/embedding")
                .then()
                .body(containsString("Serve the page by https."));
    }

    @Test
    void aFloodIsCutAndOnlyTheNewestHundredStay() throws Exception {
        TenantId tenant = sessions.tenant("lr-flood");
        for (int number = 0; number < 2_000; number++) {
            refusals.note(tenant, Check.FORM, request("n" + number));
        }
        await(tenant, LaunchRefusals.EACH_MINUTE);
        Thread.sleep(500);
        assertThat(columns(tenant)).hasSize(LaunchRefusals.EACH_MINUTE);
        tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                        "insert into launch_refusal (id, tenant_id, at, reference, reason) select"
                                + " gen_random_uuid(), 'lr-flood', now() - interval '1 day', 'old', 'FORM'"
                                + " from generate_series(1, 300)")
                .executeUpdate());
        // another minute of the same tenant
        refusals.forget(tenant);
        refusals.note(tenant, Check.USED, request("newest"));
        for (int tries = 0; tries < 100 && columns(tenant).size() > LaunchRefusals.KEPT; tries++) {
            Thread.sleep(50);
        }
        assertThat(columns(tenant)).hasSize(LaunchRefusals.KEPT);
        assertThat(refusals.newest(tenant, 1))
                .extracting(RefusedLaunch::reference)
                .containsExactly("newest");
    }

    @Test
    void aTenantThatIsNotThereKeepsNothing() throws Exception {
        post("lr-nobody", "x", HOST).then().statusCode(403);
        Thread.sleep(400);
        assertThat(columns(new TenantId("lr-nobody"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "::ffff:203.0.113.77, 203.0.113.0/24"
    })
    void ofAnAddressOnlyTheNetworkIsKept(String address, String range) {
        assertThat(RefusedRequest.range(address)).isEqualTo(range);
    }

    private static RefusedRequest request(String reference) {
        return new RefusedRequest(reference, "whmcs-1", null, null, null);
    }

    private static Response post(String tenant, String token, String origin) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Dest", "iframe")
                .header("Origin", origin)
                .formParam("token", token)
                .post("/" + tenant + "/embed/launch");
    }

    private List<RefusedLaunch> await(TenantId tenant, int number) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            List<RefusedLaunch> found = refusals.newest(tenant, 1_000);
            if (found.size() >= number) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not written down");
    }

    private List<String> columns(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> entities.createNativeQuery("select r::text from launch_refusal r", String.class)
                        .getResultList());
    }
}
