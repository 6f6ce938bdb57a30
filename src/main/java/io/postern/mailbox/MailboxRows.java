package io.postern.mailbox;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.Outcome;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changes of mailboxes share: the look at the provider afterwards, and the directory's row. */
@ApplicationScoped
public class MailboxRows {
    private final Directory directory;
    private final DirectorySync sync;

    MailboxRows(Directory directory, DirectorySync sync) {
        this.directory = directory;
        this.sync = sync;
    }

    /** The mailbox as it is now; nothing when the provider knows none of that address. Throws ProviderError. */
    public Optional<Outcome> look(Attempt<?> attempt, Address address) {
        Instant now = directory.readBegins(attempt.tenant());
        try {
            MailboxState state = attempt.provider().read(new MailboxRef(attempt.domain(), address));
            return Optional.of(new Outcome(state, now, Map.of(), null));
        } catch (ProviderError error) {
            if (error.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw error;
        }
    }

    /** After a write that was accepted: when only the look fails, the write stands all the same. */
    public Outcome afterWrite(Attempt<?> attempt, Address address) {
        try {
            return look(attempt, address).orElse(Outcome.DONE);
        } catch (ProviderError unread) {
            return Outcome.DONE;
        }
    }

    /** In the transaction that ends a change of a mailbox: its row shows what was read. */
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        if (outcome.state() == null) {
            sync.requestSync(tenant, change.domainId);
        } else {
            directory.reflect(tenant, change.domainId, outcome.state(), outcome.readAt());
        }
    }

    /** The same for a mailbox that is new here: it gets a row, and the change belongs to that row from now on. */
    public void appear(TenantId tenant, Change change, Outcome outcome, AccountType type) {
        if (outcome.state() == null) {
            Instant now = directory.readBegins(tenant);
            directory.reflect(tenant, change.domainId, unread(change, type), now);
            sync.requestSync(tenant, change.domainId);
        } else {
            directory.reflect(tenant, change.domainId, outcome.state(), outcome.readAt());
        }
        change.mailboxId = directory.byAddress(tenant, change.address).orElseThrow().id;
    }

    /** All that is known of a mailbox that was made and could not be read yet. */
    private static MailboxState unread(Change change, AccountType type) {
        return new MailboxState(
                Address.parse(change.address).orElseThrow(),
                MailboxStatus.PENDING,
                type,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                ClientSettings.UNKNOWN);
    }
}
