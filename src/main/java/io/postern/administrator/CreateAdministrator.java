package io.postern.administrator;

import io.postern.platform.secret.Secret;
import io.postern.provider.ProviderSubAdministrators;
import io.postern.provider.spi.SubAdministrator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class CreateAdministrator extends AdministratorKind {
    static final String NAME = "sub-administrator-create";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    void write(ProviderSubAdministrators administrators, SubAdministrator wanted, Secret password) {
        administrators.create(wanted, password);
    }

    @Override
    boolean inForce(SubAdministrator wanted, Optional<SubAdministrator> now) {
        return now.filter(found -> same(wanted, found)).isPresent();
    }
}
