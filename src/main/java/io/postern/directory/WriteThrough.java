package io.postern.directory;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.Outcome;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Looks at a mailbox before and after a write of ours, and puts what it saw into our copy. */
@ApplicationScoped
public class WriteThrough {
    private final Directory directory;
    private final DirectorySync sync;

    WriteThrough(Directory directory, DirectorySync sync) {
        this.directory = directory;
        this.sync = sync;
    }

    /** The mailbox before the write. When this fails the worker knows that nothing was changed. */
    public Outcome before(Attempt<?> attempt) {
        Instant now = directory.readBegins(attempt.tenant());
        return new Outcome(attempt.readBeforeWriting(), now, Map.of(), null);
    }

    /** The mailbox as it is now. Throws ProviderError. */
    public Outcome look(Attempt<?> attempt, Map<String, String> facts) {
        Instant now = directory.readBegins(attempt.tenant());
        return new Outcome(attempt.provider().read(attempt.mailbox()), now, facts, null);
    }

    /** The mailbox after a write that was accepted: it stands even where the look fails, which then has no state. */
    public Outcome after(Attempt<?> attempt, Map<String, String> facts) {
        try {
            return look(attempt, facts);
        } catch (ProviderError _) {
            return new Outcome(null, null, facts, null);
        }
    }

    /** For {@code ChangeKind.reflect}: where nothing was seen, a pass over the domain will look. */
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        if (outcome.state() == null) {
            sync.requestSync(tenant, change.domainId);
        } else {
            directory.reflect(tenant, change.domainId, outcome.state(), outcome.readAt());
        }
    }
}
