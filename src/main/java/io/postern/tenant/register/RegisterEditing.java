package io.postern.tenant.register;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.OpenWork;
import io.postern.tenant.Owners;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** Makes, renames, parks and reopens tenants that the tenants file does not manage. Each tenant's history keeps it. */
@ApplicationScoped
class RegisterEditing {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final Owners owners;
    private final OpenWork work;
    private final AuditTrail audit;
    private final Clock clock;

    RegisterEditing(
            Tenancy tenancy,
            EntityManager entities,
            Tenants tenants,
            Owners owners,
            OpenWork work,
            AuditTrail audit,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.owners = owners;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when there is one of that slug. */
    boolean make(Actor operator, TenantForm wanted) {
        TenantId tenant = new TenantId(wanted.slug());
        try {
            return tenancy.inTenant(tenant, () -> {
                if (entities.find(Tenant.class, wanted.slug()) != null) {
                    return false;
                }
                var row = new Tenant();
                row.id = wanted.slug();
                row.name = wanted.name();
                row.createdAt = clock.instant();
                entities.persist(row);
                entities.flush();
                owners.name(tenant, wanted.issuer(), wanted.owner());
                record(
                        tenant,
                        operator,
                        "tenant.created",
                        Map.of("name", wanted.name(), "issuer", wanted.issuer(), "owner", wanted.owner()));
                return true;
            });
        } catch (PersistenceException e) {
            if (tenancy.asSystem(() -> entities.find(Tenant.class, wanted.slug())) == null) {
                throw e;
            }
            // somebody else was faster
            return false;
        } finally {
            tenants.forget(tenant);
        }
    }

    void rename(Actor operator, TenantId tenant, String name) {
        change(tenant, row -> {
            record(tenant, operator, "tenant.changed", Map.of("name", name, "before", row.name));
            row.name = name;
        });
    }

    /** Nobody can enter it any more; everything is kept. */
    void park(Actor operator, TenantId tenant) {
        change(tenant, row -> {
            if (row.parkedAt == null) {
                row.parkedAt = clock.instant();
                entities.createQuery("update StoredSession set endedAt = ?1 where endedAt is null")
                        .setParameter(1, clock.instant())
                        .executeUpdate();
                record(tenant, operator, "tenant.parked", Map.of());
            }
        });
        work.endAll(tenant);
    }

    void reopen(Actor operator, TenantId tenant) {
        change(tenant, row -> {
            if (row.parkedAt != null) {
                row.parkedAt = null;
                record(tenant, operator, "tenant.reopened", Map.of());
            }
        });
    }

    /** For a tenant that has locked itself out: its people sign in with the installation's provider again. */
    void withoutSignIn(Actor operator, TenantId tenant) {
        change(tenant, row -> {
            if (!row.oidcManaged && row.oidcIssuer != null) {
                record(tenant, operator, "sign-in.removed", Map.of("issuer", row.oidcIssuer));
                row.oidcIssuer = null;
                row.oidcClientId = null;
                row.oidcClientSecret = null;
            }
        });
    }

    private void change(TenantId tenant, Consumer<Tenant> change) {
        tenancy.inTenant(tenant, () -> change.accept(entities.find(Tenant.class, tenant.value())));
        tenants.forget(tenant);
    }

    private void record(TenantId tenant, Actor operator, String action, Map<String, String> details) {
        audit.append(tenant, new AuditLine(action, operator, null, null, null, null, tenant.value(), null, details));
    }
}
