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

/** Mailboxes and forwards come and go as the upstream's documents and its known clients say. */
@QuarkusTest
class SandboxAccountsTest {
    private static final String NEW = "new@accounts.example";
    private SandboxControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here().account("accounts.example", 0);
        caller = new Caller(account);
    }

    @Test
    void aNewMailboxIsAnsweredWithItsUser() throws Exception {
        JsonNode answer = caller.json(add(NEW, "Fresh.Water7"));
        assertThat(answer.at("/response/status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.at("/response/user/emailAddress").asText()).isEqualTo(NEW);
        assertThat(answer.at("/response/user/countryCode").asText()).isEqualTo("DE");
        assertThat(account.mailbox(NEW).get("password").asText()).isEqualTo("Fresh.Water7");
        assertThat(account.journal("mail/user/add").getFirst().value("passwd")).isEqualTo("***");
    }

    @Test
    void anAddressIsGivenOnce() throws Exception {
        add(NEW, "Fresh.Water7");
        for (var again : List.of(
                add(NEW, "Other.Water7"),
                caller.post("mail/user/add-forward-only-account", "email", NEW, "forwards", "a@example.net"))) {
            JsonNode answer = caller.json(again).get("response");
            assertThat(answer.get("errorCode").asText()).isEqualTo("emailaddress_unique_key_voilation");
            assertThat(answer.get("message").asText()).isEqualTo("Email address is already registered with us");
        }
        assertThat(account.mailbox(NEW).get("password").asText()).isEqualTo("Fresh.Water7");
    }

    @ParameterizedTest
    @CsvSource({
        "new@accounts.example,weak,invalid_password",
        "new@elsewhere.example,Fresh.Water7,invalid_domain_name",
        "n w@accounts.example,Fresh.Water7,invalid_email_address"
    })
    void whatIsWrongWithANewMailboxIsSaid(String address, String password, String code) throws Exception {
        assertThat(caller.json(add(address, password)).at("/response/errorCode").asText())
                .isEqualTo(code);
    }

    @Test
    void anOrderMayBeFull() throws Exception {
        account.switches(Map.of("mostAccounts", 1));
        assertThat(succeeded(add(NEW, "Fresh.Water7"))).isTrue();
        assertThat(caller.json(add("second@accounts.example", "Fresh.Water7"))
                        .at("/response/message")
                        .asText())
                .isEqualTo("Email account limit reached");
    }

    @Test
    void aForwardOnlyAccountKeepsAtLeastOneForward() throws Exception {
        assertThat(succeeded(caller.post(
                        "mail/user/add-forward-only-account", "email", NEW, "forwards", "a@example.net,b@example.net")))
                .isTrue();
        assertThat(account.mailbox(NEW).get("accountType").asText()).isEqualTo("FORWARD_ONLY");
        assertThat(succeeded(forwards("delete-admin", "a@example.net"))).isTrue();
        assertThat(caller.json(forwards("delete-admin", "b@example.net"))
                        .at("/response/errorCode")
                        .asText())
                .isEqualTo("forward_only_account");
        assertThat(account.mailbox(NEW).get("adminForwards").asText()).isEqualTo("b@example.net");
    }

    @Test
    void forwardsOfTheTwoKindsAreAddedAndTakenAway() throws Exception {
        add(NEW, "Fresh.Water7");
        forwards("add-admin", "a@example.net,b@example.net");
        forwards("add-user", "c@example.net");
        forwards("add-admin", "b@example.net");
        forwards("delete-admin", "a@example.net,not-there@example.net");
        assertThat(account.mailbox(NEW).get("adminForwards").asText()).isEqualTo("b@example.net");
        assertThat(account.mailbox(NEW).get("userForwards").asText()).isEqualTo("c@example.net");
        assertThat(succeeded(forwards("delete-user", "c@example.net"))).isTrue();
        assertThat(caller.json(forwards("add-admin", "nowhere"))
                        .at("/response/errorCode")
                        .asText())
                .isEqualTo("invalid_forward");
    }

    @Test
    void repeatsFailAndUserForwardsAreWithdrawnWhereTheSwitchesSaySo() throws Exception {
        add(NEW, "Fresh.Water7");
        account.switches(Map.of("repeatsFail", true, "autoresponderWithdrawn", true));
        assertThat(succeeded(forwards("add-admin", "a@example.net"))).isTrue();
        assertThat(succeeded(forwards("add-admin", "a@example.net"))).isFalse();
        assertThat(succeeded(forwards("delete-admin", "b@example.net"))).isFalse();
        assertThat(forwards("add-user", "a@example.net").body()).contains("deprecated");
    }

    @Test
    void aDeletedMailboxIsGoneAndCollectsNothing() throws Exception {
        add(NEW, "Fresh.Water7");
        caller.post("mail/domain/activate-catchall", "catchall-email", NEW);
        assertThat(succeeded(caller.post("mail/user/delete", "email", NEW))).isTrue();
        assertThat(account.mailbox(NEW)).isNull();
        assertThat(account.settings("accounts.example").get("catchAll").asText())
                .isEmpty();
        assertThat(caller.json(caller.post("mail/user/delete", "email", NEW))
                        .at("/response/errorCode")
                        .asText())
                .isEqualTo("emailaddress_does_not_exist");
    }

    @ParameterizedTest
    @CsvSource({"ALL_FAIL,false,true", "PARTIAL,false,false", "IGNORE,true,false"})
    void aListWithAStrangerIsDeletedAsTheSwitchSays(String behaviour, boolean success, boolean stays) throws Exception {
        add(NEW, "Fresh.Water7");
        account.switches(Map.of("unknownInList", behaviour));
        assertThat(succeeded(caller.post("mail/users/delete", "emails", NEW + ",nobody@accounts.example")))
                .isEqualTo(success);
        assertThat(account.mailbox(NEW) != null).isEqualTo(stays);
    }

    private HttpResponse<String> add(String address, String password) throws Exception {
        return caller.post(
                "mail/user/add",
                "email",
                address,
                "passwd",
                password,
                "notification-email",
                "n@example.net",
                "first-name",
                "Nora",
                "last-name",
                "New",
                "country-code",
                "DE",
                "language-code",
                "de");
    }

    private HttpResponse<String> forwards(String what, String list) throws Exception {
        return caller.post("mail/user/" + what + "-forwards", "email", NEW, "forwards", list);
    }

    private boolean succeeded(HttpResponse<String> answer) throws Exception {
        return caller.json(answer).at("/response/status").asText().equals("SUCCESS");
    }
}
