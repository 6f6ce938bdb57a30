package io.postern.mailbox.policy;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverInfo;
import io.postern.tenant.OpenTenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules for passwords, as each tenant sets them. */
@ApplicationScoped
public class PasswordPolicies {
    public static final int USUAL = 12;
    public static final int LEAST = 8;
    public static final int MOST = 64;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final Providers providers;
    private final AuditTrail audit;

    PasswordPolicies(Tenancy tenancy, EntityManager entities, Tenants tenants, Providers providers, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.providers = providers;
        this.audit = audit;
    }

    public PasswordPolicy of(TenantId tenant, OpenMailbox mailbox) {
        return of(tenant, mailbox.provider(), mailbox.address(), mailbox.row().firstName, mailbox.row().lastName);
    }

    /** For a mailbox that is to be made. */
    public PasswordPolicy of(TenantId tenant, OpenDomain domain, Address owner, String... personNames) {
        return of(tenant, domain.provider(), owner, personNames);
    }

    /** For somebody at the provider who may have no mailbox. */
    public PasswordPolicy of(TenantId tenant, DriverInfo provider, Address owner, String... personNames) {
        String name = tenants.find(tenant).map(OpenTenant::name).orElse("");
        List<String> names = Arrays.stream(personNames).filter(Objects::nonNull).toList();
        return new PasswordPolicy(
                owner,
                provider.displayName(),
                providers.rules(provider),
                provider.limits().passwordRules(),
                minimum(tenant),
                OwnWords.of(tenant, name, owner, names));
    }

    /** Characters that every new password of the tenant's mailboxes needs at least. */
    public int minimum(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            MinimumLength stored = entities.find(MinimumLength.class, tenant.value());
            return stored == null ? USUAL : stored.characters;
        });
    }

    /** @param characters from {@link #LEAST} to {@link #MOST} */
    public void setMinimum(TenantId tenant, Actor actor, int characters) {
        if (characters < LEAST || characters > MOST) {
            throw new IllegalArgumentException("from " + LEAST + " to " + MOST + " characters");
        }
        tenancy.inTenant(tenant, () -> {
            MinimumLength stored = entities.find(MinimumLength.class, tenant.value());
            if (stored != null && stored.characters == characters || stored == null && characters == USUAL) {
                return;
            }
            if (stored == null) {
                stored = new MinimumLength();
                stored.tenantId = tenant.value();
            }
            stored.characters = characters;
            entities.persist(stored);
            audit.append(
                    tenant,
                    new AuditLine(
                            "password-policy.changed",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            tenant.value(),
                            null,
                            Map.of("minimum", String.valueOf(characters))));
        });
    }
}
