package io.postern.mailbox.forwarding;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.MailboxChange;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.KeepCopy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Replaces the list of targets. */
@Singleton
class ForwardsChange extends MailboxChange<ForwardsInput> {
    static final String NAME = "forwards";

    ForwardsChange(WriteThrough directory) {
        super(NAME, ForwardsInput.class, true, directory);
    }

    @Override
    public Outcome execute(Attempt<ForwardsInput> attempt) {
        attempt.readBeforeWriting();
        attempt.provider()
                .delivery()
                .updateForwards(attempt.mailbox(), attempt.input().forwards());
        return directory.after(attempt, Map.of());
    }

    @Override
    public ReadBack readBack(Attempt<ForwardsInput> attempt) {
        Forwards now = attempt.provider().delivery().readForwards(attempt.mailbox());
        return same(
                        attempt.input().forwards(),
                        now,
                        attempt.provider().info().options().keepCopy())
                ? new ReadBack.Applied(directory.after(attempt, Map.of()))
                : new ReadBack.NotApplied();
    }

    /** Where nothing is passed on, or there is no choice, the copy says nothing. */
    private static boolean same(Forwards wanted, Forwards now, KeepCopy copies) {
        boolean sameCopy =
                copies != KeepCopy.CHOICE || wanted.targets().isEmpty() || wanted.keepCopy() == now.keepCopy();
        return sameCopy && Set.copyOf(wanted.targets()).equals(Set.copyOf(now.targets()));
    }
}
