package io.postern.mailbox.autoresponder;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.provider.spi.Autoresponder;
import jakarta.enterprise.context.ApplicationScoped;

/** Sets an automatic reply as a whole. No provider of today reads it back, so repeating is the way out of doubt. */
@ApplicationScoped
class AutoresponderChange implements ChangeKind<Autoresponder> {
    static final String NAME = "autoresponder";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Autoresponder> inputType() {
        return Autoresponder.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<Autoresponder> attempt) {
        attempt.readBeforeWriting();
        attempt.provider().updateAutoresponder(attempt.mailbox(), attempt.input());
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<Autoresponder> attempt) {
        return new ReadBack.CannotTell();
    }
}
