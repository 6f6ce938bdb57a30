package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DeletedMailbox;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.RestoredMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mailboxes are made, moved, sized, deleted and brought back. */
abstract class AccountPromises extends DriverUnderTest {
    @Test
    void anAddressIsGivenOnce() {
        if (can(Capability.CREATE)) {
            var nora = at("nora");
            assertThat(provider().accounts().isFree(nora)).isTrue();
            provider().accounts().create(nora, newMailbox());
            assertThat(provider().accounts().isFree(nora)).isFalse();
            assertThat(provider().read(nora).firstName()).isEqualTo(newMailbox().firstName());
            assertThat(listed()).contains(nora.address());

            MailboxDetails other = details("Somebody", "Else");
            var again = new NewMailbox(
                    other.firstName(), other.lastName(), other.notificationAddress(), Secret.of("Other-Water8!"), null);
            ends(Kind.ALREADY_EXISTS, () -> provider().accounts().create(nora, again));
            assertThat(provider().read(nora).firstName())
                    .as("what was there stays as it is")
                    .isEqualTo(newMailbox().firstName());
            if (can(Capability.OWNER_SIGN_IN)) {
                assertThat(provider().authenticate(nora, FRESH).address()).isEqualTo(nora.address());
            }
        }
    }

    @Test
    void aMailboxIsMadeOnlyWithAPasswordWithinTheRules() {
        if (can(Capability.CREATE)) {
            MailboxDetails details = details("Nora", "New");
            var weak = new NewMailbox(
                    details.firstName(), details.lastName(), details.notificationAddress(), Secret.of("x"), null);
            withoutACall(() -> assertThat(failure(() -> provider().accounts().create(at("nora"), weak))
                            .fieldErrors())
                    .extracting(FieldError::field)
                    .contains("newPassword"));
        }
    }

    @Test
    void aFullDomainSaysThatItIsFull() {
        if (can(Capability.CREATE) && !neverSaid().contains(Kind.LIMIT)) {
            nextWriteEndsIn(Trouble.LIMIT_REACHED);
            ends(Kind.LIMIT, () -> provider().accounts().create(at("nora"), newMailbox()));
        }
    }

    @Test
    void anAddressWithoutAStoreIsGivenOnceToo() {
        if (can(Capability.CREATE_FORWARD_ONLY)) {
            var info = at("info-desk");
            List<Address> targets = List.of(outside("a"));
            provider().accounts().createForwardOnly(info, targets);
            assertThat(provider().read(info).type()).isEqualTo(AccountType.FORWARD_ONLY);
            ends(Kind.ALREADY_EXISTS, () -> provider().accounts().createForwardOnly(info, targets));
            withoutACall(
                    () -> ends(Kind.INVALID, () -> provider().accounts().createForwardOnly(at("empty"), List.of())));
        }
    }

    @Test
    void aDeletedMailboxIsGone() {
        if (can(Capability.DELETE)) {
            provider().accounts().delete(mailbox());
            ends(Kind.NOT_FOUND, () -> provider().read(mailbox()));
            ends(Kind.NOT_FOUND, () -> provider().accounts().delete(mailbox()));
            assertThat(listed()).doesNotContain(mailbox().address());
        }
    }

    @Test
    void manyAreDeletedTogetherButNotMoreThanDeclared() {
        if (can(Capability.BULK_DELETE)) {
            var other = another();
            provider().accounts().deleteAll(domain(), List.of(mailbox().address(), other.address()));
            ends(Kind.NOT_FOUND, () -> provider().read(mailbox()));
            ends(Kind.NOT_FOUND, () -> provider().read(other));
            var tooMany = new ArrayList<Address>();
            for (int number = 0; number <= provider().info().limits().bulkSize(); number++) {
                tooMany.add(at("x" + number).address());
            }
            withoutACall(() -> ends(Kind.INVALID, () -> provider().accounts().deleteAll(domain(), tooMany)));
        }
    }

    @Test
    void whatCanBeBroughtBackIsBroughtBackOnce() {
        assertThat(options().restoreDays() > 0)
                .as("days within which a mailbox comes back")
                .isEqualTo(can(Capability.RESTORE));
        if (can(Capability.RESTORE)) {
            Address address = mailbox().address();
            provider().accounts().delete(mailbox());
            DeletedMailbox deleted = provider().accounts().deleted(domain(), null).mailboxes().stream()
                    .filter(candidate -> candidate.address().equals(address))
                    .findFirst()
                    .orElseThrow();
            provider().accounts().restore(domain(), deleted.id(), address, address);
            assertThat(provider().read(mailbox()).address()).isEqualTo(address);
            Address elsewhere = at("came-back").address();
            ends(Kind.NOT_FOUND, () -> provider().accounts().restore(domain(), deleted.id(), address, elsewhere));
        }
    }

    @Test
    void everyMessageThatIsToComeBackIsAnsweredFor() {
        if (can(Capability.RESTORE_MESSAGES)) {
            assertThat(provider().accounts().deletedMessages(mailbox())).isNotNull();
            List<RestoredMessage> fared = provider().accounts().restoreMessages(mailbox(), List.of("999999999"));
            assertThat(fared).extracting(RestoredMessage::id).containsExactly("999999999");
            assertThat(fared.getFirst().refused()).isNotNull();
        }
    }

    @Test
    void aMailboxMovesToAnotherAddressOnce() {
        if (can(Capability.RENAME)) {
            var moved = at("moved-here");
            ends(
                    Kind.ALREADY_EXISTS,
                    () -> provider().accounts().rename(mailbox(), another().address()));
            provider().accounts().rename(mailbox(), moved.address());
            assertThat(provider().read(moved).address()).isEqualTo(moved.address());
            ends(Kind.NOT_FOUND, () -> provider().read(mailbox()));
            ends(Kind.NOT_FOUND, () -> provider()
                    .accounts()
                    .rename(mailbox(), at("moved-there").address()));
        }
    }

    @Test
    void aSizeIsSetInDeclaredSteps() {
        if (can(Capability.QUOTA)) {
            long bytes = options().quotaStepBytes() * 300;
            twice(() -> provider().accounts().setQuota(mailbox(), bytes));
            assertThat(provider().read(mailbox()).quotaBytes()).isEqualTo(bytes);
            withoutACall(() -> ends(Kind.INVALID, () -> provider().accounts().setQuota(mailbox(), 0)));
        }
    }
}
