package io.postern.tenant.settings;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Owners;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;

/** Changes what a tenant says about itself. What the tenants file set is left alone. */
@ApplicationScoped
class TenantEditing {
    /** Whether a sign-in was saved, or which row of the tenants file stood in its way. */
    enum Saved {
        DONE,
        FROM_FILE,
        PERSON_FROM_FILE
    }

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final Owners owners;
    private final Vault vault;
    private final AuditTrail audit;

    TenantEditing(
            Tenancy tenancy, EntityManager entities, Tenants tenants, Owners owners, Vault vault, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.owners = owners;
        this.vault = vault;
        this.audit = audit;
    }

    Tenant read(TenantId tenant) {
        return tenancy.asSystem(() -> entities.find(Tenant.class, tenant.value()));
    }

    void general(TenantId tenant, Actor actor, GeneralForm wanted) {
        tenancy.inTenant(tenant, () -> {
            Tenant row = entities.find(Tenant.class, tenant.value());
            if (!row.managed) {
                row.name = wanted.name();
            }
            row.supportEmail = orNull(wanted.email());
            row.supportPhone = orNull(wanted.phone());
            row.supportUrl = orNull(wanted.address());
            row.theme = orNull(wanted.theme());
            row.timeZone = orNull(wanted.zone());
            record(
                    tenant,
                    actor,
                    "tenant.changed",
                    Map.of("name", row.name, "theme", wanted.theme(), "time-zone", wanted.zone()));
        });
        tenants.forget(tenant);
    }

    /**
     * @param secret a new one; without it the one that is kept stays
     * @param owner who shall be an owner at the new issuer, if nobody is
     */
    Saved signIn(
            TenantId tenant,
            Actor actor,
            String issuer,
            String clientId,
            Optional<Secret> secret,
            Optional<String> owner) {
        Saved saved = tenancy.inTenant(tenant, () -> {
            Tenant row = entities.find(Tenant.class, tenant.value());
            if (row.oidcManaged) {
                return Saved.FROM_FILE;
            }
            if (owner.isPresent() && !owners.name(tenant, issuer, owner.get())) {
                return Saved.PERSON_FROM_FILE;
            }
            row.oidcIssuer = issuer;
            row.oidcClientId = clientId;
            secret.ifPresent(
                    value -> row.oidcClientSecret = vault.seal(value, tenant.value(), "oidc", "client-secret"));
            record(
                    tenant,
                    actor,
                    "sign-in.changed",
                    Map.of("issuer", issuer, "client", clientId, "owner", owner.orElse("")));
            return Saved.DONE;
        });
        tenants.forget(tenant);
        return saved;
    }

    /** Back to the identity provider of the installation. */
    void withoutSignIn(TenantId tenant, Actor actor) {
        tenancy.inTenant(tenant, () -> {
            Tenant row = entities.find(Tenant.class, tenant.value());
            if (!row.oidcManaged && row.oidcIssuer != null) {
                record(tenant, actor, "sign-in.removed", Map.of("issuer", row.oidcIssuer));
                row.oidcIssuer = null;
                row.oidcClientId = null;
                row.oidcClientSecret = null;
            }
        });
        tenants.forget(tenant);
    }

    private void record(TenantId tenant, Actor actor, String action, Map<String, String> details) {
        audit.append(tenant, new AuditLine(action, actor, null, null, null, null, tenant.value(), null, details));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
