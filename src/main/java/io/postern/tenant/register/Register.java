package io.postern.tenant.register;

import io.postern.platform.tenancy.Tenancy;
import io.postern.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All tenants of the installation, as its operators see them: counts, and nothing of what is counted. */
@ApplicationScoped
class Register {
    private final Tenancy tenancy;
    private final EntityManager entities;

    Register(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    private record Figures(long domains, long mailboxes, Instant lastSignIn) {
        static final Figures NONE = new Figures(0, 0, null);
    }

    /** Those whose slug or name holds {@code text}, by slug, beginning behind {@code after}. */
    List<TenantRow> page(String text, String after, int most) {
        String pattern = "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
        return tenancy.asSystem(() -> rows(entities.createQuery(
                        "from Tenant where id > ?1 and (id like ?2 escape '!' or lower(name) like ?2 escape '!')"
                                + " order by id",
                        Tenant.class)
                .setParameter(1, after)
                .setParameter(2, pattern)
                .setMaxResults(most)
                .getResultList()));
    }

    Optional<TenantRow> find(String slug) {
        return tenancy.asSystem(() -> Optional.ofNullable(entities.find(Tenant.class, slug))
                .map(found -> rows(List.of(found)).getFirst()));
    }

    Optional<Tenant> tenant(String slug) {
        return tenancy.asSystem(() -> Optional.ofNullable(entities.find(Tenant.class, slug)));
    }

    private List<TenantRow> rows(List<Tenant> tenants) {
        Map<String, Figures> figures =
                figures(tenants.stream().map(tenant -> tenant.id).toArray(String[]::new));
        return tenants.stream()
                .map(tenant -> row(tenant, figures.getOrDefault(tenant.id, Figures.NONE)))
                .toList();
    }

    private static TenantRow row(Tenant tenant, Figures figures) {
        return new TenantRow(
                tenant.id,
                tenant.name,
                tenant.parkedAt != null,
                tenant.managed,
                figures.domains(),
                figures.mailboxes(),
                figures.lastSignIn() == null ? null : figures.lastSignIn().atOffset(ZoneOffset.UTC));
    }

    private Map<String, Figures> figures(String[] slugs) {
        List<Object[]> rows = entities.createNativeQuery(
                        "select slug, domains, mailboxes, last_sign_in from tenant_figures(?1)", Object[].class)
                .setParameter(1, slugs)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new Figures((Long) row[1], (Long) row[2], (Instant) row[3])));
    }
}
