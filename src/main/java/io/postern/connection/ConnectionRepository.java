package io.postern.connection;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ConnectionRepository implements PanacheRepositoryBase<Connection, UUID> {
    List<Connection> inUse() {
        return list("parkedAt is null order by externalId");
    }

    Optional<Connection> inUse(UUID id) {
        return find("id = ?1 and parkedAt is null", id).firstResultOptional();
    }

    List<ConnectionCredential> credentials(UUID connectionId) {
        return getEntityManager()
                .createQuery("from ConnectionCredential where connectionId = ?1", ConnectionCredential.class)
                .setParameter(1, connectionId)
                .getResultList();
    }
}
