package io.postern.provider.logicboxes;

import static io.postern.provider.logicboxes.LogicBoxesApi.ADD_FORWARDS;
import static io.postern.provider.logicboxes.LogicBoxesApi.DELETE_FORWARDS;
import static io.postern.provider.logicboxes.LogicBoxesApi.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import java.util.ArrayList;
import java.util.List;

/** A list that is replaced, over an upstream that only adds and takes away. */
final class AdminForwards {
    private final LogicBoxesCalls calls;

    AdminForwards(LogicBoxesCalls calls) {
        this.calls = calls;
    }

    Forwards read(MailboxRef mailbox) {
        JsonNode content = calls.read(USER, Parameters.of(mailbox));
        boolean stored = Users.of(content, mailbox).type() != AccountType.FORWARD_ONLY;
        return new Forwards(
                Users.addresses(content, "adminForwards"), Users.addresses(content, "userForwards"), stored);
    }

    /** New ones first: an address without a store may at no time be left without a target. */
    void update(MailboxRef mailbox, Forwards wanted) {
        Forwards now = LogicBoxesCalls.beforeWriting(() -> read(mailbox));
        if (!now.keepCopy() && wanted.targets().isEmpty() && now.ownerTargets().isEmpty()) {
            throw new DriverException(Kind.CONFLICT, "This address only passes mail on, so it needs a target.")
                    .withCode(Refusals.LAST_FORWARD);
        }
        List<Address> added = without(wanted.targets(), now.targets());
        List<Address> removed = without(now.targets(), wanted.targets());
        if (!added.isEmpty()) {
            calls.call(Call.FORWARD, ADD_FORWARDS, Parameters.forwards(mailbox, added));
        }
        if (!removed.isEmpty() && added.isEmpty()) {
            remove(mailbox, removed);
        } else if (!removed.isEmpty()) {
            removeAfterAdding(mailbox, removed, added);
        }
    }

    /** Something was changed already, which a refusal must not deny: it stands only once that is taken back. */
    private void removeAfterAdding(MailboxRef mailbox, List<Address> removed, List<Address> added) {
        try {
            remove(mailbox, removed);
        } catch (DriverException failed) {
            boolean worthAnotherTry = failed.kind() == Kind.BUSY || failed.kind() == Kind.UNAVAILABLE;
            if (worthAnotherTry || (!failed.kind().outcomeUnknown() && !takenBack(mailbox, added))) {
                throw new DriverException(Kind.UNEXPECTED, "The new targets were added, the old ones not taken away.");
            }
            throw failed;
        }
    }

    private boolean takenBack(MailboxRef mailbox, List<Address> added) {
        try {
            remove(mailbox, added);
            return true;
        } catch (DriverException _) {
            return false;
        }
    }

    private void remove(MailboxRef mailbox, List<Address> targets) {
        calls.call(Call.FORWARD, DELETE_FORWARDS, Parameters.forwards(mailbox, targets));
    }

    private static List<Address> without(List<Address> all, List<Address> some) {
        var left = new ArrayList<>(all);
        left.removeAll(some);
        return left;
    }
}
