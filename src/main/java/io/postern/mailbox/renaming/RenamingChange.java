package io.postern.mailbox.renaming;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.Directory;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Gives a mailbox another address. It is done when the mailbox is at the new one and no more at the old one. */
@ApplicationScoped
class RenamingChange implements ChangeKind<RenamingInput> {
    static final String NAME = "rename";
    private static final String ADDRESS = "address";

    private final MailboxRows rows;
    private final Directory directory;

    RenamingChange(MailboxRows rows, Directory directory) {
        this.rows = rows;
        this.directory = directory;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<RenamingInput> inputType() {
        return RenamingInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<RenamingInput> attempt) {
        attempt.provider().accounts().rename(attempt.mailbox(), wanted(attempt));
        return moved(rows.afterWrite(attempt, wanted(attempt)), attempt);
    }

    @Override
    public ReadBack readBack(Attempt<RenamingInput> attempt) {
        if (rows.look(attempt, attempt.mailbox().address()).isPresent()) {
            return new ReadBack.NotApplied();
        }
        Optional<Outcome> there = rows.look(attempt, wanted(attempt));
        return there.<ReadBack>map(seen -> new ReadBack.Applied(moved(seen, attempt)))
                .orElseGet(ReadBack.CannotTell::new);
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        Address now = Address.parse(outcome.facts().get(ADDRESS)).orElseThrow();
        directory.rename(tenant, change.mailboxId, now);
        rows.reflect(tenant, change, outcome);
    }

    private static Outcome moved(Outcome seen, Attempt<RenamingInput> attempt) {
        return new Outcome(
                seen.state(), seen.readAt(), Map.of(ADDRESS, wanted(attempt).toString()), null);
    }

    private static Address wanted(Attempt<RenamingInput> attempt) {
        return Address.parse(attempt.input().address()).orElseThrow();
    }
}
