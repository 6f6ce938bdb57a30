package io.postern.selfservice.offer;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** What a tenant sets about self-service beside its switches. */
@ApplicationScoped
public class SelfServiceSettings {
    public static final int USUAL_HOURS = 72;
    public static final int LEAST_HOURS = 1;
    public static final int MOST_HOURS = 14 * 24;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;

    SelfServiceSettings(Tenancy tenancy, EntityManager entities, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
    }

    /** How long a link to set the password is good. */
    public int linkHours(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            LinkLifetime stored = entities.find(LinkLifetime.class, tenant.value());
            return stored == null ? USUAL_HOURS : stored.hours;
        });
    }

    /** Links that were made already keep their time. */
    void setLinkHours(TenantId tenant, Actor actor, int hours) {
        tenancy.inTenant(tenant, () -> {
            if (hours == linkHours(tenant)) {
                return;
            }
            LinkLifetime stored = entities.find(LinkLifetime.class, tenant.value());
            if (stored == null) {
                stored = new LinkLifetime();
                stored.tenantId = tenant.value();
            }
            stored.hours = hours;
            entities.persist(stored);
            audit.append(
                    tenant,
                    new AuditLine(
                            "self-service.link-lifetime",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            tenant.value(),
                            null,
                            Map.of("hours", String.valueOf(hours))));
        });
    }
}
