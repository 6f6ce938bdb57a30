package io.postern.platform.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate the tenant of the open transaction; outside one it answers null, on which Hibernate fails. */
@PersistenceUnitExtension
@ApplicationScoped
class HibernateTenantResolver implements TenantResolver {
    @Override
    public String getDefaultTenantId() {
        return CurrentTenant.NONE.identifier();
    }

    @Override
    public String resolveTenantId() {
        CurrentTenant current = CurrentTenant.get();
        return current == null ? null : current.identifier();
    }
}
