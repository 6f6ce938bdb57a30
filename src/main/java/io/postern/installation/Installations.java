package io.postern.installation;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The billing systems of a tenant. */
@ApplicationScoped
public class Installations {
    private final Tenancy tenancy;
    private final EntityManager entities;

    Installations(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    public List<Installation> all(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from StoredInstallation order by externalId", StoredInstallation.class)
                .getResultStream()
                .map(StoredInstallation::view)
                .toList());
    }

    /** @param externalId what a token names as {@code iss} */
    public Optional<Installation> find(TenantId tenant, String externalId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from StoredInstallation where externalId = ?1", StoredInstallation.class)
                .setParameter(1, externalId)
                .getResultStream()
                .findFirst()
                .map(StoredInstallation::view));
    }
}
