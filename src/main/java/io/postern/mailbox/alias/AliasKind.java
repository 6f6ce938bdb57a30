package io.postern.mailbox.alias;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.MailboxChange;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import java.util.Map;

/** What adding and removing an alias share: the mailbox is there, and afterwards the alias is, or is not. */
abstract class AliasKind extends MailboxChange<AliasInput> {
    private final boolean present;

    /** @param present whether the mailbox has the alias afterwards */
    AliasKind(String name, boolean present, WriteThrough directory) {
        super(name, AliasInput.class, false, directory);
        this.present = present;
    }

    abstract void call(Attempt<AliasInput> attempt, Address alias);

    @Override
    public Outcome execute(Attempt<AliasInput> attempt) {
        attempt.readBeforeWriting();
        call(attempt, alias(attempt));
        return directory.after(attempt, Map.of());
    }

    @Override
    public ReadBack readBack(Attempt<AliasInput> attempt) {
        boolean now =
                attempt.provider().delivery().readAliases(attempt.mailbox()).contains(alias(attempt));
        return now == present ? new ReadBack.Applied(directory.after(attempt, Map.of())) : new ReadBack.NotApplied();
    }

    private static Address alias(Attempt<AliasInput> attempt) {
        return Address.parse(attempt.input().alias()).orElseThrow();
    }
}
