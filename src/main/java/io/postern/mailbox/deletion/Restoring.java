package io.postern.mailbox.deletion;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Brings a deleted mailbox back. While it is still among the deleted ones, nothing was done. */
@ApplicationScoped
class Restoring implements ChangeKind<RestoreInput> {
    static final String NAME = "restore";

    private final MailboxRows rows;

    Restoring(MailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<RestoreInput> inputType() {
        return RestoreInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<RestoreInput> attempt) {
        Address was = Address.parse(attempt.input().was()).orElseThrow();
        Address as = attempt.mailbox().address();
        attempt.provider().accounts().restore(attempt.domain(), attempt.input().deletedId(), was, as);
        return rows.afterWrite(attempt, as);
    }

    @Override
    public ReadBack readBack(Attempt<RestoreInput> attempt) {
        if (DeletedMailboxes.find(
                        attempt.provider(), attempt.domain(), attempt.input().deletedId())
                .isPresent()) {
            return new ReadBack.NotApplied();
        }
        Optional<Outcome> there = rows.look(attempt, attempt.mailbox().address());
        // not deleted any more and not here either: somebody gave it another address
        return there.<ReadBack>map(ReadBack.Applied::new).orElseGet(ReadBack.CannotTell::new);
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        rows.appear(tenant, change, outcome, AccountType.MAILBOX);
    }
}
