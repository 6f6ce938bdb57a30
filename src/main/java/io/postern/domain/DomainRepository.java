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
}
