package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.change.BulkExecution;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.NotInForceException;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What suspend and resume share: the status to reach, the look before and the look after. */
abstract class Suspending implements ChangeKind<SuspensionInput> {
    private final Directory directory;
    private final DirectorySync sync;
    private final MailboxStatus wanted;

    Suspending(Directory directory, DirectorySync sync, MailboxStatus wanted) {
        this.directory = directory;
        this.sync = sync;
        this.wanted = wanted;
    }

    /** Makes the call; returns what a later resume must restore. */
    abstract Map<String, String> call(Attempt<SuspensionInput> attempt);

    abstract void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses);

    @Override
    public Class<SuspensionInput> inputType() {
        return SuspensionInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<SuspensionInput> attempt) {
        // read first: the address may be gone, or somebody may have done it at the provider already
        Instant now = directory.readBegins(attempt.tenant());
        MailboxState before = attempt.readBeforeWriting();
        if (before.status() == wanted) {
            return new Outcome(before, now, Map.of(), null);
        }
        Map<String, String> services = call(attempt);
        try {
            Outcome after = look(attempt, services);
            if (after.state().status() != wanted) {
                throw new NotInForceException();
            }
            return after;
        } catch (ProviderError unread) {
            // the write was accepted; only the look after it failed
            return new Outcome(null, null, services, null);
        }
    }

    @Override
    public ReadBack readBack(Attempt<SuspensionInput> attempt) {
        Outcome now = look(attempt, Map.of());
        return now.state().status() == wanted ? new ReadBack.Applied(now) : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        if (outcome.state() == null) {
            sync.requestSync(tenant, change.domainId);
        } else {
            directory.reflect(tenant, change.domainId, outcome.state(), outcome.readAt());
        }
    }

    @Override
    public Optional<BulkExecution<SuspensionInput>> bulk() {
        return Optional.of(new BulkExecution<>() {
            @Override
            public int most(MailProvider provider) {
                return provider.support(Capability.BULK_SUSPEND).yes()
                        ? provider.info().limits().bulkSize()
                        : 1;
            }

            @Override
            public void execute(List<Attempt<SuspensionInput>> attempts) {
                // every attempt's own fence is asked before the one call is made for all
                attempts.forEach(Attempt::provider);
                Attempt<SuspensionInput> first = attempts.getFirst();
                callTogether(
                        first,
                        first.mailbox().domain(),
                        attempts.stream()
                                .map(attempt -> attempt.mailbox().address())
                                .toList());
            }
        });
    }

    private Outcome look(Attempt<SuspensionInput> attempt, Map<String, String> services) {
        Instant now = directory.readBegins(attempt.tenant());
        MailboxState state = attempt.provider().read(attempt.mailbox());
        return new Outcome(state, now, services, null);
    }
}
