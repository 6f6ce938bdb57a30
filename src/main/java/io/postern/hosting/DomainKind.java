package io.postern.hosting;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.provider.ProviderDomains;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;

/** A change of one thing that holds for a whole domain, and that can be looked at afterwards. */
public abstract class DomainKind<I> implements ChangeKind<I> {
    protected abstract void write(ProviderDomains domains, MailDomain domain, I input);

    protected abstract boolean inForce(ProviderDomains domains, MailDomain domain, I input);

    /** All of these say how it shall be; saying it again changes nothing more. */
    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<I> attempt) {
        write(attempt.provider().domains(), attempt.domain(), attempt.input());
        return Outcome.DONE;
    }

    @Override
    public ReadBack readBack(Attempt<I> attempt) {
        try {
            return inForce(attempt.provider().domains(), attempt.domain(), attempt.input())
                    ? new ReadBack.Applied(Outcome.DONE)
                    : new ReadBack.NotApplied();
        } catch (ProviderError error) {
            if (error.kind() == Kind.UNSUPPORTED) {
                return new ReadBack.CannotTell();
            }
            throw error;
        }
    }
}
