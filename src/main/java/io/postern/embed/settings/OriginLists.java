package io.postern.embed.settings;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import io.postern.tenant.Tenants;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sites that may show the tenant's pages in a frame: those of the tenants file, and those made here. */
@ApplicationScoped
class OriginLists {
    /** Browsers are sent the whole list with each page. */
    static final int MOST = 10;

    private static final int LONGEST_LINE = 300;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Tenants tenants;
    private final AuditTrail audit;
    private final boolean loopback = LaunchMode.current() != LaunchMode.NORMAL;

    OriginLists(Tenancy tenancy, EntityManager entities, Tenants tenants, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.tenants = tenants;
        this.audit = audit;
    }

    /** @param managed of the tenants file, which is their only place */
    record Lists(List<String> managed, List<String> own) {}

    Lists lists(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            Tenant row = entities.find(Tenant.class, tenant.value());
            return new Lists(List.of(row.embedOrigins), List.of(row.addedOrigins));
        });
    }

    /** Each line that says something, with what is wrong with it. */
    List<TypedOrigin> check(TenantId tenant, String text) {
        List<String> managed = lists(tenant).managed();
        Set<String> seen = new HashSet<>();
        List<TypedOrigin> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank()) {
                continue;
            }
            String cut = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
            TypedOrigin typed = TypedOrigin.parse(cut, loopback);
            if (typed.problem() == null) {
                if (managed.contains(typed.origin())) {
                    typed = typed.wrong(OriginProblem.MANAGED);
                } else if (!seen.add(typed.origin())) {
                    typed = typed.wrong(OriginProblem.TWICE);
                } else if (managed.size() + seen.size() > MOST) {
                    typed = typed.wrong(OriginProblem.TOO_MANY);
                }
            }
            lines.add(typed);
        }
        return lines;
    }

    /** The caller has seen that they are right. */
    void save(TenantId tenant, Actor actor, List<String> origins) {
        tenancy.inTenant(tenant, () -> {
            // one column only: others may be changing the rest of the row
            entities.createQuery("update Tenant set addedOrigins = ?1 where id = ?2")
                    .setParameter(1, origins.toArray(String[]::new))
                    .setParameter(2, tenant.value())
                    .executeUpdate();
            audit.append(
                    tenant,
                    new AuditLine(
                            "embedding.origins-set",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Map.of("origins", String.join(" ", origins))));
        });
        tenants.forget(tenant);
    }
}
