package io.postern.hosting.service;

import io.postern.platform.tenancy.TenantId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class ServiceRepository implements PanacheRepositoryBase<Service, UUID> {
    private static final List<String> PASSING = Stream.of(ServiceTrouble.values())
            .filter(ServiceTrouble::passing)
            .map(ServiceTrouble::name)
            .toList();

    private static final int TURNS = 1_936_028_777;

    /** Until the transaction ends: of two who want the same service, domain or customer, the second finds it made. */
    void awaitTurn(TenantId tenant) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(?1, hashtext(?2)) as text)")
                .setParameter(1, TURNS)
                .setParameter(2, tenant.value())
                .getSingleResult();
    }

    Optional<Service> named(ServiceName name) {
        return find("installation = ?1 and externalId = ?2", name.installation(), name.externalId())
                .firstResultOptional();
    }

    Optional<Service> locked(ServiceName name) {
        return find("installation = ?1 and externalId = ?2", name.installation(), name.externalId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** As it is now, for this transaction alone. */
    Optional<Service> held(UUID id) {
        Optional<Service> found = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        found.ifPresent(getEntityManager()::refresh);
        return found;
    }

    /** Whether another service sells this domain. */
    boolean sold(String domainName, UUID but) {
        return count("domainName = ?1 and desired <> ?2 and id <> ?3", domainName, DesiredState.TERMINATED, but) > 0;
    }

    /** By the billing system's ids. */
    List<Service> page(String installation, String after, int most) {
        return find("installation = ?1 and externalId > ?2 order by externalId", installation, after)
                .page(0, most)
                .list();
    }

    /**
     * Those that are not as desired, or whose domain was read since it was last looked. What was refused for a reason that
     * does not pass by itself is asked for again only if the last time was before {@code refusedBefore}.
     */
    List<UUID> due(Instant refusedBefore) {
        return getEntityManager()
                .createQuery(
                        "select s.id from Service s left join Domain d on d.id = s.domainId where s.settledAt is null"
                                + " and (s.trouble is null or s.trouble in ?2 or s.checkedAt < ?3)"
                                + " or s.desired <> ?1 and d.parkedAt is null and d.syncedAt > s.checkedAt",
                        UUID.class)
                .setParameter(1, DesiredState.ACTIVE)
                .setParameter(2, PASSING)
                .setParameter(3, refusedBefore)
                .getResultList();
    }
}
