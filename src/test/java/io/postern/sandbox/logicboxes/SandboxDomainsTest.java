package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for a whole domain, with the spellings and shapes that public clients know. */
@QuarkusTest
class SandboxDomainsTest {
    private static final String DOMAIN = "whole.example";
    private SandboxControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account(DOMAIN, 1);
        caller = new Caller(account);
        account.put("box@whole.example", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"activate-catchall", "active-catchall"})
    void aCatchAllIsSetReadAndEndedInBothSpellings(String method) throws Exception {
        isSuccess(caller.post("mail/domain/" + method, "catchall-email", "box@whole.example"));
        JsonNode on = caller.json(caller.get("mail/domain/catchall")).get("response");
        assertThat(on.get("catchAllEmail").asText()).isEqualTo("box@whole.example");
        isSuccess(caller.post("mail/domain/deactivate-catchall"));
        isSuccess(caller.post("mail/domain/deactivate-catchall"));
        JsonNode off = caller.json(caller.get("mail/domain/catchall")).get("response");
        assertThat(off.get("isCatchAllActive").asText()).isEqualTo("false");
        account.switches(Map.of("repeatsFail", true));
        assertThat(caller.get("mail/domain/catchall").body()).contains("catchall_not_active");
        assertThat(caller.post("mail/domain/deactivate-catchall").body()).contains("catchall_not_active");
        assertThat(caller.post("mail/domain/" + method, "catchall-email", "nobody@whole.example")
                        .body())
                .contains("emailaddress_does_not_exist");
    }

    @Test
    void aDomainHasOtherNames() throws Exception {
        isSuccess(caller.post("mail/domain/add-alias", "alias", "other.example"));
        assertThat(caller.post("mail/domain/add-alias", "alias", "other.example")
                        .body())
                .contains("domain_alias_exists");
        assertThat(account.settings(DOMAIN).get("aliases")).hasSize(1);
        isSuccess(caller.post("mail/domain/delete-alias", "alias", "other.example"));
        assertThat(caller.post("mail/domain/delete-alias", "alias", "other.example")
                        .body())
                .contains("domain_alias_missing");
        assertThat(caller.post("mail/domain/add-alias", "alias", "not a domain").body())
                .contains("invalid_domain_alias");
    }

    @Test
    void ownershipIsTextEvenWhereItIsTrue() throws Exception {
        assertThat(caller.get("mail/domain/is-ownership-verified").body())
                .isEqualTo("{\"response\":{\"status\":\"SUCCESS\",\"isOwnershipVerified\":\"true\"}}");
        account.settings(DOMAIN, Map.of("ownershipVerified", false));
        assertThat(caller.get("mail/domain/is-owernship-verified").body())
                .isEqualTo("{\"response\":{\"status\":\"SUCCESS\",\"isOwnershipVerified\":\"false\"}}");
    }

    @ParameterizedTest
    @CsvSource({"ARRAY,/0/value", "KEYED_OBJECT,/1/value", "BY_TYPE,/MX/0/value"})
    void recordsComeInTheShapeThatTheSwitchNames(String shape, String first) throws Exception {
        account.switches(Map.of("recordsShape", shape));
        assertThat(caller.json(caller.get("mail/domain/dns-records"))
                        .at("/response/dnsRecords" + first)
                        .asText())
                .isEqualTo("mx1.store1.example.net");
    }

    @Test
    void aWholeOrderIsSuspendedInTheWordsOfTheCore() throws Exception {
        JsonNode answer = caller.json(caller.post("orders/suspend", "reason", "Unpaid"));
        assertThat(answer.get("actionstatus").asText()).isEqualTo("Success");
        assertThat(account.settings(DOMAIN).get("reason").asText()).isEqualTo("Unpaid");
        assertThat(caller.json(caller.get("domains/details", "options", "OrderDetails"))
                        .get("currentstatus")
                        .asText())
                .isEqualTo("Suspended");
        assertThat(caller.get("eelite/us/details").body()).contains("No Entity found");
        account.switches(Map.of("repeatedSuspensionFails", true));
        assertThat(caller.post("orders/suspend", "reason", "Unpaid").body()).contains("Order is already suspended");
        assertThat(caller.json(caller.post("orders/unsuspend"))
                        .get("actionstatus")
                        .asText())
                .isEqualTo("Success");
        assertThat(account.settings(DOMAIN).get("suspended").asBoolean()).isFalse();
    }

    @Test
    void aDomainHasANotificationAddress() throws Exception {
        isSuccess(caller.post("mail/domain/update-notification-email", "notification-email", "n@example.net"));
        assertThat(account.settings(DOMAIN).get("notificationEmail").asText()).isEqualTo("n@example.net");
    }

    /** A Perl client puts every parameter of a POST into the query; a PHP one puts every one into the form. */
    @Test
    void clientsThatPostAQueryAndClientsThatPostAFormAreBothUnderstood() throws Exception {
        for (boolean form : new boolean[] {false, true}) {
            String address = (form ? "php" : "perl") + "@whole.example";
            for (String[] call : List.of(
                    new String[] {
                        "mail/user/add",
                        "email=" + address + "&passwd=Fresh.Water7&notification-email=n%40example.net&first-name=A"
                                + "&last-name=B&country-code=US&language-code=en"
                    },
                    new String[] {"mail/user/add-admin-forwards", "email=" + address + "&forwards=a%40example.net"},
                    new String[] {"mail/domain/activate-catchall", "catchall-email=" + address},
                    new String[] {"mail/domain/add-alias", "alias=" + (form ? "php" : "perl") + ".example"},
                    new String[] {"mail/users/delete", "emails=" + address})) {
                String all = Caller.query(caller.withOrder()) + "&" + call[1];
                isSuccess(form ? caller.send("POST", call[0], "", all) : caller.send("POST", call[0], all, null));
            }
            assertThat(account.mailbox(address)).isNull();
        }
        assertThat(account.settings(DOMAIN).get("aliases")).hasSize(2);
    }

    private void isSuccess(HttpResponse<String> answer) throws Exception {
        assertThat(caller.json(answer).at("/response/status").asText())
                .as(answer.body())
                .isEqualTo("SUCCESS");
    }
}
