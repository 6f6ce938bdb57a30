package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.Bin;
import io.postern.provider.spi.BulkDeletion;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.DeletedMailboxPage;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.ForwardOnlyCreation;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MessageBin;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.Quotas;
import io.postern.provider.spi.Renaming;
import io.postern.provider.spi.RestoredMessage;
import java.util.List;

/** Makes, moves, sizes, deletes and restores mailboxes, as {@link MailProvider} does everything. Thread-safe. */
public final class ProviderAccounts {
    private final ProviderCalls calls;
    private final InputRules rules;

    ProviderAccounts(ProviderCalls calls, InputRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    /** Whether nothing, no alias either, has this address. */
    public boolean isFree(MailboxRef address) {
        Creation part = calls.require(Capability.CREATE, Creation.class, "is-free");
        return calls.call("is-free", Traffic.READ, () -> part.isFree(address));
    }

    public void create(MailboxRef address, NewMailbox wanted) {
        Creation part = calls.require(Capability.CREATE, Creation.class, "create");
        calls.requireValid("create", Kind.INVALID, check(address, wanted));
        calls.run("create", Traffic.WRITE, () -> part.create(address, wanted));
    }

    public void createForwardOnly(MailboxRef address, List<Address> targets) {
        ForwardOnlyCreation part =
                calls.require(Capability.CREATE_FORWARD_ONLY, ForwardOnlyCreation.class, "create-forward-only");
        calls.requireValid("create-forward-only", Kind.INVALID, checkTargets(address, targets));
        calls.run("create-forward-only", Traffic.WRITE, () -> part.createForwardOnly(address, targets));
    }

    public void delete(MailboxRef mailbox) {
        Deletion part = calls.require(Capability.DELETE, Deletion.class, "delete");
        calls.run("delete", Traffic.WRITE, () -> part.delete(mailbox));
    }

    /** At most {@code info().limits().bulkSize()} addresses, all of {@code domain}. */
    public void deleteAll(MailDomain domain, List<Address> addresses) {
        BulkDeletion part = calls.require(Capability.BULK_DELETE, BulkDeletion.class, "delete-all");
        calls.requireValid("delete-all", Kind.INVALID, rules.checkBulk(addresses));
        calls.requireWithin(domain, addresses);
        calls.run("delete-all", Traffic.WRITE, () -> part.deleteAll(domain, addresses));
    }

    public DeletedMailboxPage deleted(MailDomain domain, String cursor) {
        Bin part = calls.require(Capability.RESTORE, Bin.class, "deleted");
        return calls.call("deleted", Traffic.READ, () -> part.deleted(domain, cursor));
    }

    public void restore(MailDomain domain, String deletedId, Address was, Address as) {
        Bin part = calls.require(Capability.RESTORE, Bin.class, "restore");
        calls.requireWithin(domain, List.of(was, as));
        calls.run("restore", Traffic.WRITE, () -> part.restore(domain, deletedId, was, as));
    }

    public List<DeletedMessage> deletedMessages(MailboxRef mailbox) {
        MessageBin part = calls.require(Capability.RESTORE_MESSAGES, MessageBin.class, "deleted-messages");
        return calls.call("deleted-messages", Traffic.READ, () -> part.deletedMessages(mailbox));
    }

    public List<RestoredMessage> restoreMessages(MailboxRef mailbox, List<String> ids) {
        MessageBin part = calls.require(Capability.RESTORE_MESSAGES, MessageBin.class, "restore-messages");
        return calls.call("restore-messages", Traffic.WRITE, () -> part.restoreMessages(mailbox, ids));
    }

    public void rename(MailboxRef mailbox, Address newAddress) {
        Renaming part = calls.require(Capability.RENAME, Renaming.class, "rename");
        calls.requireWithin(mailbox.domain(), List.of(newAddress));
        calls.run("rename", Traffic.WRITE, () -> part.rename(mailbox, newAddress));
    }

    public void setQuota(MailboxRef mailbox, long bytes) {
        Quotas part = calls.require(Capability.QUOTA, Quotas.class, "set-quota");
        calls.requireValid("set-quota", Kind.INVALID, checkQuota(bytes));
        calls.run("set-quota", Traffic.WRITE, () -> part.setQuota(mailbox, bytes));
    }

    /** What this provider would refuse; empty when the call may be made. Makes no call. */
    public List<FieldError> check(MailboxRef address, NewMailbox wanted) {
        return rules.check(address.address(), wanted);
    }

    public List<FieldError> checkTargets(MailboxRef address, List<Address> targets) {
        return rules.checkTargets(address.address(), targets, true);
    }

    public List<FieldError> checkQuota(long bytes) {
        return rules.checkQuota(bytes);
    }
}
