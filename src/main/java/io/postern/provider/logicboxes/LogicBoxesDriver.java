package io.postern.provider.logicboxes;

import static io.postern.provider.logicboxes.LogicBoxesApi.ADD;
import static io.postern.provider.logicboxes.LogicBoxesApi.ADD_FORWARD_ONLY;
import static io.postern.provider.logicboxes.LogicBoxesApi.DELETE;
import static io.postern.provider.logicboxes.LogicBoxesApi.DELETE_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.MODIFY;
import static io.postern.provider.logicboxes.LogicBoxesApi.RESET_PASSWORD;
import static io.postern.provider.logicboxes.LogicBoxesApi.SEARCH;
import static io.postern.provider.logicboxes.LogicBoxesApi.SUSPEND;
import static io.postern.provider.logicboxes.LogicBoxesApi.SUSPEND_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.UNSUSPEND;
import static io.postern.provider.logicboxes.LogicBoxesApi.UNSUSPEND_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.UPDATE_AUTORESPONDER;
import static io.postern.provider.logicboxes.LogicBoxesApi.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.BulkDeletion;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.ForwardOnlyCreation;
import io.postern.provider.spi.Forwarding;
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
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One LogicBoxes reseller account. */
final class LogicBoxesDriver extends DomainParts
        implements MailDriver,
                Suspension,
                BulkSuspension,
                PasswordChange,
                PasswordReset,
                OwnerSignIn,
                Autoresponders,
                Details,
                Creation,
                ForwardOnlyCreation,
                Deletion,
                BulkDeletion,
                Forwarding {
    private final OwnerPasswords passwords;
    private final AdminForwards forwards;

    LogicBoxesDriver(LogicBoxesCalls calls) {
        super(calls);
        this.passwords = new OwnerPasswords(calls, this::ping);
        this.forwards = new AdminForwards(calls);
    }

    /** A domain that is not activated, or not found by its name, still proves that the credentials are good. */
    @Override
    public void ping(MailDomain domain) {
        try {
            if (domain.externalId() == null) {
                String _ = externalId(domain.name());
            } else {
                MailboxCounts _ = count(domain);
            }
        } catch (DriverException refused) {
            boolean answered = refused.kind() == Kind.CONFLICT
                    || (refused.kind() == Kind.NOT_FOUND && domain.externalId() == null);
            if (!answered) {
                throw refused;
            }
        }
    }

    @Override
    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        int number = cursor == null ? 1 : Integer.parseInt(cursor);
        JsonNode content;
        try {
            content = calls.read(SEARCH, Parameters.search(domain, filter, number));
        } catch (DriverException refused) {
            if (Refusals.NO_RECORDS.equals(refused.code())) {
                return new MailboxPage(List.of(), null);
            }
            throw refused;
        }
        List<MailboxState> users = found(content).stream()
                .filter(user -> user.address().domain().equals(domain.name()))
                .toList();
        // the answer has no total; its size before our own filter tells whether there may be more
        boolean full = content.path("users").size() >= LogicBoxesInfo.PAGE_SIZE;
        return new MailboxPage(users, full ? String.valueOf(number + 1) : null);
    }

    @Override
    public MailboxState read(MailboxRef mailbox) {
        return Users.of(calls.read(USER, Parameters.of(mailbox)), mailbox);
    }

    @Override
    public SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        calls.set(SUSPEND, Parameters.of(mailbox));
        return SuspensionMemory.NONE;
    }

    @Override
    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        calls.set(UNSUSPEND, Parameters.of(mailbox));
    }

    @Override
    public void suspendAll(MailDomain domain, List<Address> addresses) {
        calls.write(SUSPEND_ALL, Parameters.of(domain, addresses));
    }

    @Override
    public void resumeAll(MailDomain domain, List<Address> addresses) {
        calls.write(UNSUSPEND_ALL, Parameters.of(domain, addresses));
    }

    @Override
    public void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        passwords.change(mailbox, oldPassword, newPassword);
    }

    @Override
    public Secret resetPassword(MailboxRef mailbox) {
        String generated = Users.text(calls.write(RESET_PASSWORD, Parameters.of(mailbox)), "data");
        if (generated.isEmpty()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider did not tell the new password.");
        }
        return Secret.of(generated);
    }

    @Override
    public MailboxState authenticate(MailboxRef mailbox, Secret password) {
        return passwords.authenticate(mailbox, password);
    }

    @Override
    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        calls.call(Call.AUTORESPONDER, UPDATE_AUTORESPONDER, Parameters.of(mailbox, autoresponder));
    }

    @Override
    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        calls.write(MODIFY, Parameters.of(mailbox, details));
    }

    @Override
    public boolean isFree(MailboxRef address) {
        try {
            return found(calls.read(SEARCH, Parameters.of(address))).stream()
                    .noneMatch(user -> user.address().equals(address.address()));
        } catch (DriverException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return true;
            }
            throw refused;
        }
    }

    @Override
    public void create(MailboxRef address, NewMailbox wanted) {
        if (wanted.quotaBytes() != null) {
            throw DriverException.invalid("quota", "The size of a mailbox comes with the order.");
        }
        calls.call(Call.CREATE, ADD, Parameters.of(address, wanted), wanted.password());
    }

    @Override
    public void createForwardOnly(MailboxRef address, List<Address> targets) {
        calls.call(Call.FORWARD, ADD_FORWARD_ONLY, Parameters.forwards(address, targets));
    }

    @Override
    public void delete(MailboxRef mailbox) {
        calls.write(DELETE, Parameters.of(mailbox));
    }

    @Override
    public void deleteAll(MailDomain domain, List<Address> addresses) {
        calls.write(DELETE_ALL, Parameters.of(domain, addresses));
    }

    @Override
    public Forwards readForwards(MailboxRef mailbox) {
        return forwards.read(mailbox);
    }

    @Override
    public void updateForwards(MailboxRef mailbox, Forwards wanted) {
        forwards.update(mailbox, wanted);
    }

    private static List<MailboxState> found(JsonNode content) {
        boolean empty = Users.text(content, "message").toLowerCase(Locale.ROOT).contains("no records found");
        if (!content.path("users").isContainerNode() && !empty) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer holds no list.");
        }
        return Users.all(content);
    }
}
