package io.postern.mailbox.autoresponder;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;

/** Sets an automatic reply as a whole. Where the provider does not read it back, repeating is the way out of doubt. */
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
        MailProvider provider = attempt.provider();
        if (!provider.support(Capability.AUTORESPONDER_READ).yes()) {
            return new ReadBack.CannotTell();
        }
        Autoresponder now = provider.readAutoresponder(attempt.mailbox());
        return same(attempt.input(), now, provider.info().options().autoresponder())
                ? new ReadBack.Applied(Outcome.DONE)
                : new ReadBack.NotApplied();
    }

    /** As far as the provider keeps it: of one that is switched off, nothing more has to be as it was sent. */
    static boolean same(Autoresponder wanted, Autoresponder now, Set<AutoresponderOption> kept) {
        if (!wanted.enabled() || !now.enabled()) {
            return wanted.enabled() == now.enabled();
        }
        return text(wanted.message()).equals(text(now.message()))
                && kept.stream().allMatch(option -> same(wanted, now, option));
    }

    private static boolean same(Autoresponder wanted, Autoresponder now, AutoresponderOption option) {
        return switch (option) {
            case SUBJECT -> text(wanted.subject()).equals(text(now.subject()));
            case HTML -> wanted.format() == now.format();
            case QUOTE_ORIGINAL -> wanted.quoteOriginal() == now.quoteOriginal();
            case END_DATE -> Objects.equals(wanted.endDate(), now.endDate());
            case INTERVAL ->
                wanted.intervalHours() == null || wanted.intervalHours().equals(now.intervalHours());
        };
    }

    private static String text(String value) {
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }
}
