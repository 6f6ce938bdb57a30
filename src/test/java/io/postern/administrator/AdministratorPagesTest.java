package io.postern.administrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff manage who administers their own domains at the provider, and can give away no more than they have. */
@QuarkusTest
class AdministratorPagesTest {
    private static int resellers;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers makers;

    @Inject
    Resellers sandboxed;

    private MadeUpResellers.Reseller reseller;
    private SignedInAs owner;
    private String path;

    @BeforeEach
    void aReseller() {
        String slug = "deputies-" + ++resellers;
        reseller = makers.open(slug, 1);
        owner = sessions.signIn(slug, Role.OWNER);
        path = "/" + slug + "/connections/" + reseller.connectionId + "/administrators";
    }

    @Test
    void anAdministratorIsMadeAndItsPasswordIsShownOnce() {
        var form = form("deputy", "ADD");
        form.put("mailbox-limit", "10");
        form.put("quota-limit", "2048");
        form.put("password-choice", "generated");
        String to = post(owner, "/new", form).statusCode(303).extract().header("Location");
        SubAdministrator made = reseller.account.administrators.get("deputy");
        assertThat(made.domains()).containsExactly(reseller.domain.name);
        assertThat(made.rights()).containsExactly(SubAdministratorRight.ADD);
        assertThat(made.mailboxLimit()).isEqualTo(10);
        assertThat(made.quotaLimitBytes()).isEqualTo(2L << 30);
        String shown = to.substring(to.indexOf("/deputies"));
        assertThat(Jsoup.parse(get(shown).statusCode(200).extract().asString())
                        .select("#made")
                        .text())
                .hasSizeGreaterThan(15);
        get(shown).body(not(containsString("id=\"made\"")));
        get(path).body(containsString("deputy")).body(containsString("Make mailboxes"));
    }

    @Test
    void wrongInputIsToldAtItsFieldAndNothingTypedIsLost() {
        post(owner, "/new", Map.of("name", "", "mailbox-limit", "many", "password-choice", "typed", "password", "x"))
                .statusCode(422)
                .body(containsString("id=\"name-error\""))
                .body(containsString("id=\"domains-error\""))
                .body(containsString("id=\"rights-error\""))
                .body(containsString("id=\"mailboxLimit-error\""))
                .body(containsString("id=\"password-error\""))
                .body(containsString("value=\"many\""));
        assertThat(reseller.account.calls("create-sub-administrator")).isZero();
        reseller.account.administrators.put("taken", administrator("taken", "elsewhere.example"));
        post(owner, "/new", form("taken", "ADD"))
                .statusCode(422)
                .body(containsString("id=\"name-error\""))
                .body(containsString("value=\"taken\""));
    }

    @Test
    void anAdministratorsPasswordIsUnderTheSameRulesAsThoseOfMailboxes() {
        get(path + "/new").body(containsString("12 to")).body(containsString("not one that is widely known"));
        for (String weak : List.of("password2026!", "qwertyuiop12", "Weak-Deputy-1", "short-9")) {
            var form = form("weak-deputy", "ADD");
            form.put("password", weak);
            String page = post(owner, "/new", form).statusCode(422).extract().asString();
            assertThat(Jsoup.parse(page).select("#password-error").text())
                    .as(weak)
                    .isNotEmpty();
            assertThat(page).contains("value=\"weak-deputy\"").doesNotContain(weak);
        }
        assertThat(reseller.account.administrators).doesNotContainKey("weak-deputy");
        post(owner, "/new", form("weak-deputy", "ADD")).statusCode(303);
    }

    @Test
    void onlyOnesOwnDomainsCanBeGiven() {
        var form = form("greedy", "ADD");
        form.put("domain", "of-somebody-else.example");
        post(owner, "/new", form).statusCode(422).body(containsString("id=\"domains-error\""));
        assertThat(reseller.account.administrators).doesNotContainKey("greedy");
    }

    @Test
    void fullRightsNeedAnOwnerWhoWasWarned() {
        SignedInAs manager = sessions.signIn(owner.tenant().value(), Role.MANAGER);
        manager.request().get(path + "/new").then().statusCode(200).body(not(containsString("value=\"FULL\"")));
        get(path + "/new").body(containsString("value=\"FULL\""));
        var form = form("mighty", "FULL");
        post(owner, "/new", form).statusCode(422).body(containsString("id=\"rights-error\""));
        form.put("full-accepted", "on");
        post(manager, "/new", form).statusCode(422).body(containsString("id=\"rights-error\""));
        assertThat(reseller.account.administrators).doesNotContainKey("mighty");
        post(owner, "/new", form).statusCode(303);
        assertThat(reseller.account.administrators.get("mighty").full()).isTrue();
        manager.request().get(path).then().body(not(containsString("mighty")));
        manager.request().get(path + "/" + id("mighty")).then().statusCode(404);
    }

    @Test
    void whoHasAnythingBesideOnesOwnDomainsIsNotThere() {
        reseller.account.administrators.put("deputy-stranger", administrator("deputy-stranger", "elsewhere.example"));
        reseller.account.administrators.put(
                "deputy-both", administrator("deputy-both", reseller.domain.name, "elsewhere.example"));
        reseller.account.administrators.put("deputy-none", administrator("deputy-none"));
        for (String hidden : List.of("deputy-stranger", "deputy-both", "deputy-none")) {
            get(path).body(not(containsString(hidden)));
            get(path + "/" + id(hidden)).statusCode(404);
            post(owner, "/" + id(hidden), form(hidden, "ADD")).statusCode(404);
            post(
                            owner,
                            "/" + id(hidden) + "/delete",
                            Map.of("operation", UUID.randomUUID().toString()))
                    .statusCode(404);
            assertThat(reseller.account.administrators).containsKey(hidden);
        }
    }

    @Test
    void oneIsChangedAndRemovedAndALostAnswerDoesNoHarm() {
        reseller.account.administrators.put("deputy", administrator("deputy", reseller.domain.name));
        get(path + "/" + id("deputy")).statusCode(200).body(containsString("value=\"LIST\" checked"));
        var form = form("ignored", "ALIASES");
        form.put("password-choice", "kept");
        reseller.account.loseAnswer("update-sub-administrator");
        post(owner, "/" + id("deputy"), form).statusCode(303);
        assertThat(reseller.account.administrators.get("deputy").rights())
                .containsExactly(SubAdministratorRight.ALIASES);
        reseller.account.loseAnswer("delete-sub-administrator");
        String to = post(
                        owner,
                        "/" + id("deputy") + "/delete",
                        Map.of("operation", UUID.randomUUID().toString()))
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(reseller.account.administrators).isEmpty();
        get(to.substring(to.indexOf("/deputies"))).body(containsString("was removed"));
    }

    @Test
    void aLostAnswerAfterMakingOneEndsInOne() {
        reseller.account.loseAnswer("create-sub-administrator");
        var form = form("lost", "ADD");
        post(owner, "/new", form).statusCode(303);
        assertThat(reseller.account.calls("create-sub-administrator")).isEqualTo(1);
        assertThat(reseller.account.administrators).containsKey("lost");
    }

    @Test
    void aProviderWithoutThemSaysWhy() {
        var boxed = sandboxed.open(owner.tenant() + "-lb", 1);
        String at = "/" + boxed.tenant + "/connections/" + boxed.connectionId + "/administrators";
        SignedInAs boss = sessions.signIn(boxed.tenant.value(), Role.OWNER);
        boss.request().get(at).then().statusCode(200).body(containsString("has no administrators of single domains"));
        boss.request().get(at + "/new").then().statusCode(404);
    }

    private Map<String, String> form(String name, String right) {
        var form = new HashMap<String, String>();
        form.put("name", name);
        form.put("domain", reseller.domain.name);
        form.put("right", right);
        form.put("password-choice", "typed");
        form.put("password", "Kiosk.Zoo4-Regen7");
        form.put("operation", UUID.randomUUID().toString());
        return form;
    }

    private UUID id(String name) {
        return UUID.nameUUIDFromBytes((reseller.connectionId + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    private static SubAdministrator administrator(String name, String... domains) {
        return new SubAdministrator(name, null, null, List.of(domains), Set.of(SubAdministratorRight.LIST), null, null);
    }

    private ValidatableResponse get(String at) {
        return owner.request().get(at).then();
    }

    private ValidatableResponse post(SignedInAs who, String below, Map<String, String> form) {
        return who.request().formParams(form).post(path + below).then();
    }
}
