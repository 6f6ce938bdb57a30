package io.postern.administrator;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.platform.secret.Secret;
import io.postern.provider.ProviderError;
import io.postern.provider.ProviderSubAdministrators;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.SubAdministrator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A change of one administrator of a part of the account. */
abstract class AdministratorKind implements ChangeKind<AdministratorInput> {
    static final String PASSWORD = "password";

    abstract void write(ProviderSubAdministrators administrators, SubAdministrator wanted, Secret password);

    /** @param now nothing when there is none */
    abstract boolean inForce(SubAdministrator wanted, Optional<SubAdministrator> now);

    @Override
    public Class<AdministratorInput> inputType() {
        return AdministratorInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<AdministratorInput> attempt) {
        write(attempt.provider().subAdministrators(), attempt.input().wanted(), attempt.secret(PASSWORD));
        return done(attempt);
    }

    @Override
    public ReadBack readBack(Attempt<AdministratorInput> attempt) {
        return inForce(attempt.input().wanted(), now(attempt))
                ? new ReadBack.Applied(done(attempt))
                : new ReadBack.NotApplied();
    }

    static boolean same(SubAdministrator wanted, SubAdministrator now) {
        return wanted.rights().equals(now.rights())
                // who has everything is told with what the provider calls everything
                && (wanted.full() || new HashSet<>(wanted.domains()).equals(new HashSet<>(now.domains())))
                && told(wanted.mailboxLimit(), now.mailboxLimit())
                && told(wanted.quotaLimitBytes(), now.quotaLimitBytes());
    }

    private static boolean told(Long wanted, Long now) {
        return wanted == null || now == null || Objects.equals(wanted, now);
    }

    private static Optional<SubAdministrator> now(Attempt<AdministratorInput> attempt) {
        try {
            return Optional.of(attempt.provider().subAdministrators().read(attempt.subject()));
        } catch (ProviderError error) {
            if (error.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw error;
        }
    }

    private static Outcome done(Attempt<AdministratorInput> attempt) {
        return new Outcome(null, null, Map.of(), attempt.input().generated() ? attempt.secret(PASSWORD) : null);
    }
}
