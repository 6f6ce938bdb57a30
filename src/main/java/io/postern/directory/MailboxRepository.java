package io.postern.directory;

import io.postern.access.Scope;
import io.postern.domain.Domain;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MailboxRepository implements PanacheRepositoryBase<Mailbox, UUID> {
    Optional<Mailbox> inScope(Scope scope, UUID id) {
        return findByIdOptional(id).filter(mailbox -> scope.all() || covers(scope, mailbox.domainId));
    }

    private boolean covers(Scope scope, UUID domainId) {
        Domain domain = getEntityManager().find(Domain.class, domainId);
        return domain != null && scope.covers(domain.id, domain.customerId);
    }

    Optional<Mailbox> byAddress(String address) {
        return find("address", address).firstResultOptional();
    }

    List<Mailbox> byAddresses(List<String> addresses) {
        return addresses.isEmpty() ? List.of() : list("address in ?1", addresses);
    }
}
