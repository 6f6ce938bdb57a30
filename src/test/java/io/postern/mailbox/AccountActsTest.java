package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.provider.spi.DeletedMessage;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Who may make, size, move, delete and restore mailboxes, and that nobody else reaches the provider. */
@QuarkusTest
class AccountActsTest {
    private static final String TENANT = "account-acts";
    private static final String ONE = "POST /{tenant}/mailboxes/{id}";

    /** Each act, and the provider's operation that it ends in. */
    static final Map<String, String> ACTS = Map.of(
            "POST /{tenant}/mailboxes/new",
            "create",
            "POST /{tenant}/mailboxes/bin/restoration",
            "restore",
            ONE + "/quota",
            "set-quota",
            ONE + "/address",
            "rename",
            ONE + "/deletion",
            "delete",
            ONE + "/deleted-mail",
            "restore-messages");

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    private MadeUpResellers.Reseller reseller;
    private int next;

    @Test
    void whoMayReachesTheProviderAndNobodyElseDoes() throws IOException {
        reseller = resellers.open(TENANT, 0);
        UUID other = sessions.customer(TENANT, "other");
        Map<String, Permission> permissions = MailboxActsTest.permissions();
        var softly = new SoftAssertions();
        for (String act : new TreeMap<>(ACTS).keySet()) {
            for (Role role : Role.values()) {
                attempt(softly, act, sessions.signIn(TENANT, role), role.may(permissions.get(act)) ? 303 : 403);
            }
            Role bounded = Role.CUSTOMER_ADMIN.may(permissions.get(act)) ? Role.CUSTOMER_ADMIN : Role.MANAGER;
            attempt(softly, act, sessions.signIn(TENANT, bounded, other), 404);
            attempt(softly, act, sessions.signIn("account-acts-abroad", Role.OWNER), 303);
        }
        softly.assertAll();
    }

    private void attempt(SoftAssertions softly, String act, TestSessions.SignedInAs who, int status) {
        Mailbox mailbox = reseller.add("box-" + ++next);
        reseller.upstream(mailbox.address).deletedMessages.add(new DeletedMessage("1", "INBOX", "a", "b", null));
        Map<String, String> form = new HashMap<>(Map.of(
                "domain",
                reseller.domain.name,
                "local-part",
                "other-" + next,
                "first-name",
                "Grace Hopper",
                "quota",
                "2",
                "confirmation",
                TENANT + " " + mailbox.address,
                "message",
                "1"));
        if (act.endsWith("/restoration")) {
            reseller.account.deleteNow(mailbox.address);
            form.put("id", reseller.account.domain(reseller.domain.name).bin.firstKey());
        }
        reseller.account.clearCalls();
        String path =
                act.substring("POST ".length()).replace("{tenant}", TENANT).replace("{id}", mailbox.id.toString());
        String what = act + " by " + who.role() + " of " + who.tenant();
        softly.assertThat(who.request().formParams(form).post(path).statusCode())
                .as(what)
                .isEqualTo(status);
        boolean may = status == 303 && who.tenant().equals(reseller.tenant);
        softly.assertThat(reseller.account.calls(ACTS.get(act))).as(what).isEqualTo(may ? 1 : 0);
    }
}
