package io.postern.mailbox.details;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.MailboxChange;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxState;
import jakarta.inject.Singleton;
import java.util.Map;

@Singleton
class DetailsChange extends MailboxChange<DetailsInput> {
    static final String NAME = "details";

    DetailsChange(WriteThrough directory) {
        super(NAME, DetailsInput.class, true, directory);
    }

    @Override
    public Outcome execute(Attempt<DetailsInput> attempt) {
        // the provider replaces all of it, so what the form did not carry comes from what is there now
        MailboxDetails wanted = wanted(attempt, attempt.readBeforeWriting());
        attempt.provider().updateDetails(attempt.mailbox(), wanted);
        return directory.after(attempt, Map.of());
    }

    @Override
    public ReadBack readBack(Attempt<DetailsInput> attempt) {
        Outcome now = directory.look(attempt, Map.of());
        MailboxDetails wanted = wanted(attempt, now.state());
        boolean same = same(wanted.firstName(), now.state().firstName())
                && same(wanted.lastName(), now.state().lastName())
                && same(wanted.notificationAddress(), now.state().notificationAddress());
        return same ? new ReadBack.Applied(now) : new ReadBack.NotApplied();
    }

    private static MailboxDetails wanted(Attempt<DetailsInput> attempt, MailboxState now) {
        return attempt.input().over(now, attempt.provider().info().options().details());
    }

    private static boolean same(String wanted, String present) {
        return wanted == null || wanted.equals(present == null ? "" : present);
    }
}
