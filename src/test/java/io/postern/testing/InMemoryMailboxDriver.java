package io.postern.testing;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.Bin;
import io.postern.provider.spi.BulkDeletion;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.DeletedMailbox;
import io.postern.provider.spi.DeletedMailboxPage;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.ForwardOnlyCreation;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxCounts;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MessageBin;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.PasswordSetting;
import io.postern.provider.spi.Quotas;
import io.postern.provider.spi.Renaming;
import io.postern.provider.spi.RestoredMessage;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link InMemoryProvider} does with a mailbox as such: read, stop, open, make, move, size, delete, restore. */
abstract class InMemoryMailboxDriver
        implements MailDriver,
                Counts,
                Suspension,
                BulkSuspension,
                PasswordChange,
                PasswordReset,
                PasswordSetting,
                OwnerSignIn,
                Autoresponders,
                AutoresponderReading,
                Details,
                Creation,
                ForwardOnlyCreation,
                Deletion,
                BulkDeletion,
                Bin,
                MessageBin,
                Renaming,
                Quotas {
    final InMemoryAccount account;

    InMemoryMailboxDriver(InMemoryAccount account) {
        this.account = account;
    }

    @Override
    public void ping(MailDomain domain) {
        account.run("ping", () -> {});
    }

    @Override
    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        return account.call(
                "list",
                () -> new MailboxPage(
                        account.domain(domain.name()).mailboxes.values().stream()
                                .map(InMemoryMailbox::state)
                                .filter(state -> filter.text() == null
                                        || state.address().toString().contains(filter.text()))
                                .toList(),
                        null));
    }

    @Override
    public MailboxState read(MailboxRef mailbox) {
        return account.call("read", () -> found(mailbox).state());
    }

    @Override
    public MailboxCounts count(MailDomain domain) {
        return account.call("count", () -> {
            var all = account.domain(domain.name()).mailboxes.values();
            long forwards = all.stream()
                    .filter(mailbox -> mailbox.type == AccountType.FORWARD_ONLY)
                    .count();
            return new MailboxCounts(all.size() - forwards, forwards);
        });
    }

    @Override
    public SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        return account.call("suspend", () -> new SuspensionMemory(found(mailbox).stop(effects)));
    }

    @Override
    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        account.run("resume", () -> found(mailbox).start(memory.services()));
    }

    @Override
    public void suspendAll(MailDomain domain, List<Address> addresses) {
        account.run(
                "suspend-all",
                () -> addresses.forEach(each -> found(domain, each).stop(EnumSet.allOf(SuspensionEffect.class))));
    }

    @Override
    public void resumeAll(MailDomain domain, List<Address> addresses) {
        account.run(
                "resume-all",
                () -> addresses.forEach(each -> found(domain, each).start(Map.of())));
    }

    @Override
    public void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        account.run("change-password", () -> {
            if (!same(found(mailbox).password, oldPassword)) {
                throw new DriverException(Kind.FORBIDDEN, "the old password is wrong")
                        .withCode("old-password")
                        .ofOwnerCredentials();
            }
            found(mailbox).password = newPassword;
        });
    }

    @Override
    public Secret resetPassword(MailboxRef mailbox) {
        return account.call(
                "reset-password",
                () -> found(mailbox).password = Secret.of("made-up-" + account.calls("reset-password")));
    }

    @Override
    public void setPassword(MailboxRef mailbox, Secret newPassword) {
        account.run("set-password", () -> found(mailbox).password = newPassword);
    }

    @Override
    public MailboxState authenticate(MailboxRef mailbox, Secret password) {
        return account.call("authenticate", () -> {
            InMemoryMailbox known =
                    account.domain(mailbox.domain().name()).mailboxes.get(mailbox.address());
            if (known == null || !same(known.password, password)) {
                throw new DriverException(Kind.FORBIDDEN, "wrong address or password").ofOwnerCredentials();
            }
            return known.state();
        });
    }

    @Override
    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        account.run("update-autoresponder", () -> found(mailbox).reply = autoresponder);
    }

    @Override
    public Autoresponder readAutoresponder(MailboxRef mailbox) {
        return account.call("read-autoresponder", () -> found(mailbox).reply);
    }

    @Override
    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        account.run("update-details", () -> found(mailbox).name = details.firstName());
    }

    @Override
    public boolean isFree(MailboxRef address) {
        return account.call("is-free", () -> free(address.domain(), address.address()));
    }

    @Override
    public void create(MailboxRef address, NewMailbox wanted) {
        account.run("create", () -> {
            InMemoryMailbox made = add(address.domain(), address.address());
            made.name = wanted.firstName();
            made.password = wanted.password();
            made.quotaBytes = wanted.quotaBytes() == null ? made.quotaBytes : wanted.quotaBytes();
            made.usedBytes = 0L;
        });
    }

    @Override
    public void createForwardOnly(MailboxRef address, List<Address> targets) {
        account.run("create-forward-only", () -> {
            InMemoryMailbox made = add(address.domain(), address.address());
            made.type = AccountType.FORWARD_ONLY;
            made.quotaBytes = null;
            made.usedBytes = null;
            made.forwards = new Forwards(targets, List.of(), false);
        });
    }

    @Override
    public void delete(MailboxRef mailbox) {
        account.run("delete", () -> remove(mailbox.domain(), mailbox.address()));
    }

    @Override
    public void deleteAll(MailDomain domain, List<Address> addresses) {
        account.run("delete-all", () -> addresses.forEach(each -> remove(domain, each)));
    }

    @Override
    public DeletedMailboxPage deleted(MailDomain domain, String cursor) {
        return account.call(
                "deleted",
                () -> new DeletedMailboxPage(
                        account.domain(domain.name()).bin.entrySet().stream()
                                .map(gone -> new DeletedMailbox(
                                        gone.getKey(),
                                        gone.getValue().address,
                                        gone.getValue().type,
                                        InMemoryMailbox.MADE))
                                .toList(),
                        null));
    }

    @Override
    public void restore(MailDomain domain, String deletedId, Address was, Address as) {
        account.run("restore", () -> {
            InMemoryAccount.Domain at = account.domain(domain.name());
            if (!at.bin.containsKey(deletedId)) {
                throw new DriverException(Kind.NOT_FOUND, InMemoryAccount.NOT_FOUND);
            }
            requireFree(domain, as);
            InMemoryMailbox back = at.bin.remove(deletedId);
            back.address = as;
            at.mailboxes.put(as, back);
        });
    }

    @Override
    public List<DeletedMessage> deletedMessages(MailboxRef mailbox) {
        return account.call("deleted-messages", () -> List.copyOf(found(mailbox).deletedMessages));
    }

    @Override
    public List<RestoredMessage> restoreMessages(MailboxRef mailbox, List<String> ids) {
        return account.call(
                "restore-messages",
                () -> ids.stream().map(id -> restore(found(mailbox), id)).toList());
    }

    private static RestoredMessage restore(InMemoryMailbox mailbox, String id) {
        if (mailbox.stuckMessages.contains(id)) {
            return new RestoredMessage(id, Kind.CONFLICT, "it is stuck");
        }
        return mailbox.deletedMessages.removeIf(message -> message.id().equals(id))
                ? new RestoredMessage(id, null, null)
                : new RestoredMessage(id, Kind.NOT_FOUND, InMemoryAccount.NOT_FOUND);
    }

    @Override
    public void rename(MailboxRef mailbox, Address newAddress) {
        account.run("rename", () -> {
            InMemoryMailbox moving = found(mailbox);
            requireFree(mailbox.domain(), newAddress);
            InMemoryAccount.Domain at = account.domain(mailbox.domain().name());
            at.mailboxes.remove(mailbox.address());
            moving.address = newAddress;
            at.mailboxes.put(newAddress, moving);
        });
    }

    @Override
    public void setQuota(MailboxRef mailbox, long bytes) {
        account.run("set-quota", () -> found(mailbox).quotaBytes = bytes);
    }

    final InMemoryMailbox found(MailboxRef mailbox) {
        return found(mailbox.domain(), mailbox.address());
    }

    final void requireFree(MailDomain domain, Address address) {
        if (!free(domain, address)) {
            throw new DriverException(Kind.ALREADY_EXISTS, "the address is taken");
        }
    }

    private InMemoryMailbox found(MailDomain domain, Address address) {
        InMemoryMailbox found = account.domain(domain.name()).mailboxes.get(address);
        if (found == null) {
            throw new DriverException(Kind.NOT_FOUND, InMemoryAccount.NOT_FOUND);
        }
        return found;
    }

    private boolean free(MailDomain domain, Address address) {
        var mailboxes = account.domain(domain.name()).mailboxes;
        return !mailboxes.containsKey(address)
                && mailboxes.values().stream().noneMatch(other -> other.aliases.contains(address));
    }

    private InMemoryMailbox add(MailDomain domain, Address address) {
        requireFree(domain, address);
        return account.put(address);
    }

    private void remove(MailDomain domain, Address address) {
        InMemoryMailbox gone = found(domain, address);
        InMemoryAccount.Domain at = account.domain(domain.name());
        at.mailboxes.remove(address);
        at.bin.put("bin-%04d".formatted(++at.deletions), gone);
    }

    private static boolean same(Secret one, Secret other) {
        return one.reveal().equals(other.reveal());
    }
}
