package io.postern.mailbox.creation;

import io.postern.change.Attempt;
import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.mailbox.MailboxRows;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.NewMailbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes a mailbox. Whoever asks twice gets one: the provider refuses an address that is taken. After a lost answer a
 * mailbox of that address may be ours or somebody else's, made in the same moment. It is ours when its password is the
 * one we chose, or, where that cannot be tried, when its owner is called as we asked. Whatever is certainly not ours
 * ends in the provider's refusal of one more try, and so in a conflict that people can read.
 */
@ApplicationScoped
class Creating implements ChangeKind<CreationInput> {
    static final String NAME = "create";
    static final String PASSWORD = "password";

    private final MailboxRows rows;

    Creating(MailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CreationInput> inputType() {
        return CreationInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Outcome execute(Attempt<CreationInput> attempt) {
        CreationInput input = attempt.input();
        var wanted = new NewMailbox(
                input.firstName(),
                input.lastName(),
                input.notificationAddress(),
                attempt.secret(PASSWORD),
                input.quotaBytes());
        attempt.provider().accounts().create(attempt.mailbox(), wanted);
        return withPassword(rows.afterWrite(attempt, attempt.mailbox().address()), attempt);
    }

    @Override
    public ReadBack readBack(Attempt<CreationInput> attempt) {
        Optional<Outcome> there = rows.look(attempt, attempt.mailbox().address());
        if (there.isEmpty()) {
            return new ReadBack.NotApplied();
        }
        boolean sameOwner = named(attempt.input(), there.get().state());
        if (!attempt.provider().support(Capability.OWNER_SIGN_IN).yes()) {
            return sameOwner ? applied(there.get(), attempt) : new ReadBack.NotApplied();
        }
        if (signsIn(attempt)) {
            return applied(there.get(), attempt);
        }
        // some let nobody in during the first minutes
        return sameOwner ? new ReadBack.NotYet() : new ReadBack.NotApplied();
    }

    @Override
    public void reflect(TenantId tenant, Change change, Outcome outcome) {
        rows.appear(tenant, change, outcome, AccountType.MAILBOX);
    }

    private static ReadBack applied(Outcome seen, Attempt<CreationInput> attempt) {
        return new ReadBack.Applied(withPassword(seen, attempt));
    }

    private static Outcome withPassword(Outcome seen, Attempt<CreationInput> attempt) {
        Secret shown = attempt.input().generated() ? attempt.secret(PASSWORD) : null;
        return new Outcome(seen.state(), seen.readAt(), seen.facts(), shown);
    }

    private static boolean named(CreationInput input, MailboxState there) {
        return same(input.firstName(), there.firstName())
                && same(input.lastName(), there.lastName())
                && same(input.notificationAddress(), there.notificationAddress());
    }

    /** What was not asked for, or is not told, proves nothing. */
    private static boolean same(String wanted, String told) {
        return wanted == null
                || wanted.isBlank()
                || told == null
                || wanted.strip().equalsIgnoreCase(told.strip());
    }

    private static boolean signsIn(Attempt<CreationInput> attempt) {
        try {
            attempt.provider().authenticate(attempt.mailbox(), attempt.secret(PASSWORD));
            return true;
        } catch (ProviderError error) {
            if (error.kind() == Kind.FORBIDDEN) {
                return false;
            }
            throw error;
        }
    }
}
