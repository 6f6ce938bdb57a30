package io.postern.administrator;

import io.postern.change.Attempt;
import io.postern.change.ReadBack;
import io.postern.platform.secret.Secret;
import io.postern.provider.ProviderSubAdministrators;
import io.postern.provider.spi.SubAdministrator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class UpdateAdministrator extends AdministratorKind {
    static final String NAME = "sub-administrator-update";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void write(ProviderSubAdministrators administrators, SubAdministrator wanted, Secret password) {
        administrators.update(wanted, Optional.ofNullable(password));
    }

    @Override
    boolean inForce(SubAdministrator wanted, Optional<SubAdministrator> now) {
        return now.filter(found -> same(wanted, found)).isPresent();
    }

    /** Nobody can ask whether a new password holds. */
    @Override
    public ReadBack readBack(Attempt<AdministratorInput> attempt) {
        ReadBack seen = super.readBack(attempt);
        return seen instanceof ReadBack.Applied && attempt.secret(PASSWORD) != null ? new ReadBack.CannotTell() : seen;
    }
}
