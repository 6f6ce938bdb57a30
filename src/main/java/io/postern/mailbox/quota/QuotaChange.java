package io.postern.mailbox.quota;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class QuotaChange implements ChangeKind<QuotaInput> {
    static final String NAME = "quota";

    private final MailboxRows rows;

    QuotaChange(MailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<QuotaInput> inputType() {
        return QuotaInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<QuotaInput> attempt) {
        // some providers make what they do not find
        attempt.readBeforeWriting();
        attempt.provider()
                .accounts()
                .setQuota(attempt.mailbox(), attempt.input().bytes());
        return rows.afterWrite(attempt, attempt.mailbox().address());
    }

    @Override
    public ReadBack readBack(Attempt<QuotaInput> attempt) {
        Optional<Outcome> there = rows.look(attempt, attempt.mailbox().address());
        if (there.isEmpty() || there.get().state().quotaBytes() == null) {
            return new ReadBack.CannotTell();
        }
        return there.get().state().quotaBytes() == attempt.input().bytes()
                ? new ReadBack.Applied(there.get())
                : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        rows.reflect(tenant, change, outcome);
    }
}
