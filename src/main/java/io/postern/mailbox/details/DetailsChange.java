package io.postern.mailbox.details;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

@ApplicationScoped
class DetailsChange implements ChangeKind<DetailsInput> {
    static final String NAME = "details";

    private final Directory directory;
    private final DirectorySync sync;

    DetailsChange(Directory directory, DirectorySync sync) {
        this.directory = directory;
        this.sync = sync;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DetailsInput> inputType() {
        return DetailsInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<DetailsInput> attempt) {
        // the provider replaces all three, so what the form did not carry comes from what is there now
        MailboxState before = attempt.readBeforeWriting();
        attempt.provider().updateDetails(attempt.mailbox(), attempt.input().over(before));
        try {
            return look(attempt);
        } catch (ProviderError unread) {
            // the write was accepted; only the look after it failed
            return Outcome.DONE;
        }
    }

    @Override
    public ReadBack readBack(Attempt<DetailsInput> attempt) {
        Outcome now = look(attempt);
        MailboxDetails wanted = attempt.input().over(now.state());
        MailboxState state = now.state();
        boolean same = Objects.equals(state.firstName(), wanted.firstName())
                && Objects.equals(state.lastName(), wanted.lastName())
                && Objects.equals(state.notificationAddress(), wanted.notificationAddress());
        return same ? new ReadBack.Applied(now) : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        if (outcome.state() == null) {
            sync.requestSync(tenant, change.domainId);
        } else {
            directory.reflect(tenant, change.domainId, outcome.state(), outcome.readAt());
        }
    }

    private Outcome look(Attempt<DetailsInput> attempt) {
        Instant now = directory.readBegins(attempt.tenant());
        return new Outcome(attempt.provider().read(attempt.mailbox()), now, Map.of(), null);
    }
}
