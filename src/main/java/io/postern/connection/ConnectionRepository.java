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

    boolean nameTaken(String name) {
        return count("externalId", name) > 0;
    }

    List<HealthTurn> turns(UUID connectionId, int most) {
        return getEntityManager()
                .createQuery("from HealthTurn where connectionId = ?1 order by at desc, id desc", HealthTurn.class)
                .setParameter(1, connectionId)
                .setMaxResults(most)
                .getResultList();
    }

    List<ConnectionCredential> credentials(UUID connectionId) {
        return getEntityManager()
                .createQuery("from ConnectionCredential where connectionId = ?1", ConnectionCredential.class)
                .setParameter(1, connectionId)
                .getResultList();
    }
}
