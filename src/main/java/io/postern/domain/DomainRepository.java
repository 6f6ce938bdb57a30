package io.postern.domain;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class DomainRepository implements PanacheRepositoryBase<Domain, UUID> {
    Optional<Domain> byName(String name) {
        return find("name", name).firstResultOptional();
    }

    List<Domain> inUse() {
        return list("parkedAt is null order by name");
    }

    List<Domain> ofConnection(UUID connectionId) {
        return list("parkedAt is null and connectionId = ?1 order by name", connectionId);
    }

    List<Domain> ofCustomer(UUID customerId, int most) {
        return find("parkedAt is null and customerId = ?1 order by name", customerId)
                .page(0, most)
                .list();
    }

    Map<UUID, Long> ofCustomers(Collection<UUID> customerIds) {
        return getEntityManager()
                .createQuery(
                        "select customerId, count(*) from Domain where parkedAt is null and customerId in ?1"
                                + " group by customerId",
                        Object[].class)
                .setParameter(1, customerIds)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    Map<UUID, Long> mailboxes() {
        return getEntityManager()
                .createQuery("select domainId, sum(mailboxes) from MailboxCount group by domainId", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    long storedMailboxes(UUID id) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(mailboxes), 0) from MailboxCount"
                                + " where domainId = ?1 and accountType <> 'FORWARD_ONLY'",
                        Long.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    Map<UUID, Domains.Stored> stored(Collection<UUID> ids) {
        return getEntityManager()
                .createQuery(
                        "select domainId, sum(mailboxes), sum(case when overQuota then mailboxes else 0 end)"
                                + " from MailboxCount where domainId in ?1 and accountType <> 'FORWARD_ONLY'"
                                + " group by domainId",
                        Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Domains.Stored((Long) row[1], (Long) row[2])));
    }
}
