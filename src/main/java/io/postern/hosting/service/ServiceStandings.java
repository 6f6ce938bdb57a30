package io.postern.hosting.service;

import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How services are, and what they hold. Calls nobody. */
@ApplicationScoped
public class ServiceStandings {
    private static final int MOST = 20;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Domains domains;
    private final MailboxStops stops;

    ServiceStandings(Tenancy tenancy, EntityManager entities, Domains domains, MailboxStops stops) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.domains = domains;
        this.stops = stops;
    }

    /**
     * One that is not as desired.
     *
     * @param kind name of a {@code Kind}
     * @param words the provider's own, or null
     */
    public record Failure(String address, String kind, String words) {}

    /** Sizes are what the provider told; null: it was never read. */
    public record Usage(long mailboxes, long usedBytes, long quotaBytes, Instant asOf, long overQuota) {
        static final Usage NONE = new Usage(0, 0, 0, null, 0);
    }

    /** The mailboxes that are not as desired and were tried in vain; the first of them. */
    public List<Failure> failures(TenantId tenant, Service service) {
        if (service.domainId == null) {
            return List.of();
        }
        return stops.late(tenant, service.domainId, service.desired != DesiredState.ACTIVE).stream()
                .filter(late -> late.kind() != null)
                .limit(MOST)
                .map(late -> new Failure(late.target().subject(), late.kind(), late.words()))
                .toList();
    }

    /** By domain. */
    public Map<UUID, Usage> usage(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : tenancy.inTenant(tenant, () -> read(tenant, ids));
    }

    private Map<UUID, Usage> read(TenantId tenant, Collection<UUID> ids) {
        Map<UUID, Domains.Stored> counts = domains.stored(tenant, ids);
        Map<UUID, Object[]> sums = entities.createQuery(
                        "select domainId, coalesce(sum(usedBytes), 0), coalesce(sum(quotaBytes), 0) from Mailbox"
                                + " where domainId in ?1 group by domainId",
                        Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], Function.identity()));
        return entities.createQuery("from Domain where id in ?1", Domain.class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        domain -> domain.id, domain -> usage(domain, counts.get(domain.id), sums.get(domain.id))));
    }

    private static Usage usage(Domain domain, Domains.Stored counts, Object[] sums) {
        Domains.Stored stored = counts == null ? Domains.Stored.NONE : counts;
        return new Usage(
                stored.mailboxes(),
                sums == null ? 0 : ((Number) sums[1]).longValue(),
                sums == null ? 0 : ((Number) sums[2]).longValue(),
                domain.syncedAt,
                stored.overQuota());
    }
}
