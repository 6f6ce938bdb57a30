package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.Actor;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Target;
import io.postern.mailbox.autoresponder.Autoresponses;
import io.postern.mailbox.details.OwnerDetails;
import io.postern.mailbox.password.Passwords;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.MailboxDetails;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each kind of change does at the upstream, and what it leaves behind. */
@QuarkusTest
class MailboxChangesTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static final String OLD = "Old#" + UUID.randomUUID().toString().substring(0, 8);
    private static final String NEW = "New#" + UUID.randomUUID().toString().substring(0, 8);
    private static Reseller reseller;
    private static int next;

    @Inject
    Resellers resellers;

    @Inject
    Autoresponses autoresponses;

    @Inject
    Passwords passwords;

    @Inject
    OwnerDetails details;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private Target target;
    private String address;

    @BeforeEach
    void takeAFreshMailbox() {
        if (reseller == null) {
            reseller = resellers.open("kinds", 40);
        }
        reseller.account.clearFaults();
        reseller.account.switches(Map.of());
        reseller.account.clearJournal();
        target = reseller.target(next++);
        address = target.address().toString();
        reseller.account.put(address, Map.of("password", OLD));
    }

    @Test
    void anAutoresponderArrivesWholeInEveryScript() {
        var wanted = new Autoresponder(
                true,
                "Grüße · お知らせ",
                "Bin weg 🏖\nעד יום ראשון",
                Autoresponder.Format.TEXT,
                true,
                LocalDate.of(2031, 2, 9));
        ChangeView change = autoresponses.update(reseller.tenant, ALICE, null, target, wanted);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        var call = reseller.account.journal("mail/user/update-autoresponder").getFirst();
        assertThat(call.value("subject")).isEqualTo("Grüße · お知らせ");
        assertThat(call.value("message")).isEqualTo("Bin weg 🏖\nעד יום ראשון");
        assertThat(call.value("autodisable-timestamp")).isEqualTo("09/02/2031");
        assertThat(autoresponses
                        .lastSet(reseller.tenant, target.mailboxId())
                        .orElseThrow()
                        .autoresponder())
                .isEqualTo(wanted);
    }

    @Test
    void aWithdrawnAutoresponderIsRefusedAndSaysSo() {
        reseller.account.switches(Map.of("autoresponderWithdrawn", true));
        var off = new Autoresponder(false, "", "", Autoresponder.Format.TEXT, false, null);
        ChangeView change = autoresponses.update(reseller.tenant, ALICE, null, target, off);
        assertThat(change.state()).isEqualTo(ChangeState.REFUSED);
        assertThat(change.outcomeCode()).isEqualTo("method-withdrawn");
        assertThat(autoresponses.lastSet(reseller.tenant, target.mailboxId())).isEmpty();
    }

    @Test
    void aPasswordIsChangedWithTheOldOne() {
        assertThat(change(OLD, NEW).state()).isEqualTo(ChangeState.DONE);
        assertThat(upstream().get("password").asText()).isEqualTo(NEW);
        assertThat(reseller.account
                        .journal("mail/user/change-password")
                        .getFirst()
                        .sent("new-passwd", "query"))
                .isFalse();
    }

    @Test
    void aWrongOldPasswordIsRefusedAndChangesNothing() {
        ChangeView change = change(NEW, NEW + "x");
        assertThat(change.state()).isEqualTo(ChangeState.REFUSED);
        assertThat(change.outcomeCode()).isEqualTo("old-password");
        assertThat(upstream().get("password").asText()).isEqualTo(OLD);
    }

    @Test
    void aLostAnswerToAPasswordChangeIsSettledBySigningIn() {
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/change-password").calls(1));
        assertThat(change(OLD, NEW).state()).isEqualTo(ChangeState.DONE);
        assertThat(reseller.account.journal("mail/user/change-password")).hasSize(1);
    }

    @Test
    void aResetPasswordIsShownOnceAndOnlyToWhoAsked() {
        ChangeView change = passwords.reset(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        assertThat(passwords.generated(reseller.tenant, change.id(), UUID.randomUUID()))
                .isEmpty();
        Optional<Secret> shown = passwords.generated(reseller.tenant, change.id(), ALICE.memberId());
        assertThat(shown.orElseThrow().reveal())
                .isEqualTo(upstream().get("password").asText());
        assertThat(passwords.generated(reseller.tenant, change.id(), ALICE.memberId()))
                .isEmpty();
    }

    @Test
    void aResetWithoutAnAnswerIsSaidToBeUnknownAndNeverRepeated() {
        reseller.account.fault(
                Fault.of("RESET_AFTER").method("mail/user/reset-password").calls(1));
        ChangeView change = passwords.reset(reseller.tenant, ALICE, null, target);
        assertThat(change.state()).isEqualTo(ChangeState.UNKNOWN);
        assertThat(change.finished()).isTrue();
        assertThat(reseller.account.journal("mail/user/reset-password")).hasSize(1);
    }

    @Test
    void noPasswordStaysInTheDatabase() {
        change(OLD, NEW);
        passwords.reset(reseller.tenant, ALICE, null, target);
        String generated = upstream().get("password").asText();
        String everything = tenancy.inTenant(reseller.tenant, () -> {
            var found = new StringBuilder();
            for (String table : new String[] {"change", "audit_entry", "batch", "mailbox", "connection_credential"}) {
                entities.createNativeQuery("select t::text from " + table + " t", String.class)
                        .getResultList()
                        .forEach(found::append);
            }
            return found.toString();
        });
        assertThat(everything)
                .contains(address)
                .doesNotContain(OLD)
                .doesNotContain(NEW)
                .doesNotContain(generated);
        Long kept = tenancy.inTenant(reseller.tenant, () -> entities.createQuery(
                        "select count(*) from Change where mailboxId = ?1 and kind = 'password-change' and sealed is not null",
                        Long.class)
                .setParameter(1, target.mailboxId())
                .getSingleResult());
        assertThat(kept).isZero();
    }

    @Test
    void editingOneDetailKeepsTheOthers() {
        reseller.account.put(
                address, Map.of("firstName", "Anna", "lastName", "Adler", "notificationEmail", "a@example.net"));
        ChangeView change =
                details.update(reseller.tenant, ALICE, null, target, new MailboxDetails(null, "Müller-Øst", null));
        assertThat(change.state()).isEqualTo(ChangeState.DONE);
        var mailbox = reseller.mailbox(target.mailboxId());
        assertThat(mailbox.firstName).isEqualTo("Anna");
        assertThat(mailbox.lastName).isEqualTo("Müller-Øst");
        assertThat(mailbox.notificationAddress).isEqualTo("a@example.net");
    }

    private ChangeView change(String current, String wanted) {
        return passwords.change(reseller.tenant, ALICE, null, target, Secret.of(current), Secret.of(wanted));
    }

    private JsonNode upstream() {
        return reseller.account.mailbox(address);
    }
}
