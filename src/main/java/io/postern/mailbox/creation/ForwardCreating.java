package io.postern.mailbox.creation;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an address that only passes mail on. After a lost answer it is ours when it passes mail on as we asked. */
@ApplicationScoped
class ForwardCreating implements ChangeKind<ForwardInput> {
    static final String NAME = "create-forward";

    private final MailboxRows rows;

    ForwardCreating(MailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ForwardInput> inputType() {
        return ForwardInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<ForwardInput> attempt) {
        List<Address> targets = attempt.input().targets().stream()
                .map(target -> Address.parse(target).orElseThrow())
                .toList();
        attempt.provider().accounts().createForwardOnly(attempt.mailbox(), targets);
        return rows.afterWrite(attempt, attempt.mailbox().address());
    }

    @Override
    public ReadBack readBack(Attempt<ForwardInput> attempt) {
        Optional<Outcome> there = rows.look(attempt, attempt.mailbox().address());
        return there.isPresent() && asWanted(attempt.input(), there.get().state())
                ? new ReadBack.Applied(there.get())
                : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        rows.appear(tenant, change, outcome, AccountType.FORWARD_ONLY);
    }

    private static boolean asWanted(ForwardInput wanted, MailboxState there) {
        return there.type() == AccountType.FORWARD_ONLY
                && (there.forwards().isEmpty() || Set.copyOf(there.forwards()).equals(Set.copyOf(wanted.targets())));
    }
}
