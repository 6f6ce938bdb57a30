package io.postern.member;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads members for pages, each with the name of its customer. */
@ApplicationScoped
class MemberListing {
    private static final int PAGE = 50;
    private static final String SHOWN = "lower(coalesce(m.name, m.email, m.subject))";

    private final Tenancy tenancy;
    private final EntityManager entities;

    MemberListing(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    /** @param after the last one that was shown, or null to begin; one that is gone begins anew */
    MemberList page(TenantId tenant, String q, UUID after) {
        return tenancy.inTenant(tenant, () -> {
            Member last = after == null ? null : entities.find(Member.class, after);
            String from =
                    last == null ? "" : " and (" + SHOWN + " > lower(?3) or " + SHOWN + " = lower(?3) and m.id > ?4)";
            var query = entities.createQuery(
                            "select m, c.name from Member m left join Customer c on c.id = m.customerId where (?1 = ''"
                                    + " or lower(m.name) like ?2 escape '!' or lower(m.email) like ?2 escape '!'"
                                    + " or lower(c.name) like ?2 escape '!')" + from + " order by " + SHOWN + ", m.id",
                            Object[].class)
                    .setParameter(1, q)
                    .setParameter(2, "%" + q.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                    .setMaxResults(PAGE + 1);
            if (last != null) {
                query.setParameter(3, last.shownName()).setParameter(4, last.id);
            }
            List<MemberRow> found = query.getResultStream()
                    .map(row -> MemberRow.of((Member) row[0], (String) row[1]))
                    .toList();
            List<MemberRow> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            return new MemberList(
                    shown,
                    q,
                    last != null,
                    found.size() > PAGE ? shown.getLast().id() : null);
        });
    }
}
