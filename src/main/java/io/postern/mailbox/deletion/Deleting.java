package io.postern.mailbox.deletion;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.Directory;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Deletes a mailbox. It is done when the provider knows the mailbox no more, whoever deleted it. */
@ApplicationScoped
class Deleting implements ChangeKind<DeletionInput> {
    static final String NAME = "delete";

    private final MailboxRows rows;
    private final Directory directory;

    Deleting(MailboxRows rows, Directory directory) {
        this.rows = rows;
        this.directory = directory;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<DeletionInput> inputType() {
        return DeletionInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<DeletionInput> attempt) {
        try {
            attempt.provider().accounts().delete(attempt.mailbox());
        } catch (ProviderError error) {
            if (error.kind() != Kind.NOT_FOUND) {
                throw error;
            }
        }
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<DeletionInput> attempt) {
        Optional<Outcome> there = rows.look(attempt, attempt.mailbox().address());
        return there.isEmpty() || another(attempt.input().createdAt(), there.get())
                ? new ReadBack.Applied(Outcome.DONE)
                : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        directory.forget(tenant, change.mailboxId);
    }

    private static boolean another(Instant meant, Outcome there) {
        Instant made = there.state().createdAt();
        return meant != null && made != null && made.isAfter(meant);
    }
}
