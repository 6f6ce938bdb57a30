package io.postern.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was changed about a mailbox before, as far as later changes and forms build on it. */
@ApplicationScoped
public class EarlierChanges {
    private static final int MOST = 200;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final ObjectMapper json;

    EarlierChanges(Tenancy tenancy, EntityManager entities, ObjectMapper json) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.json = json;
    }

    /** This change, when it is one of that mailbox and kind. */
    public <I> Optional<Earlier<I>> find(
            TenantId tenant, UUID changeId, UUID mailboxId, String kind, Class<I> inputType) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(Change.class, changeId))
                .filter(change -> kind.equals(change.kind) && mailboxId.equals(change.mailboxId))
                .map(change -> earlier(change, inputType)));
    }

    /** The newest one of that kind that was done. */
    public <I> Optional<Earlier<I>> lastDone(TenantId tenant, UUID mailboxId, String kind, Class<I> inputType) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from Change where mailboxId = ?1 and kind = ?2"
                                + " and state = io.postern.change.ChangeState.DONE order by createdAt desc, id desc",
                        Change.class)
                .setParameter(1, mailboxId)
                .setParameter(2, kind)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(change -> earlier(change, inputType)));
    }

    /** Those of these kinds that were done, or may have been, as far as they are remembered; the oldest first. */
    public <I> List<Earlier<I>> all(TenantId tenant, UUID mailboxId, Set<String> kinds, Class<I> inputType) {
        return tenancy.inTenant(tenant, () -> entities
                .createQuery(
                        "from Change c where c.mailboxId = ?1 and c.kind in ?2 and c.finishedAt is not null"
                                + " and c.state in (io.postern.change.ChangeState.DONE,"
                                + " io.postern.change.ChangeState.UNKNOWN)"
                                + " order by c.createdAt desc, c.id desc",
                        Change.class)
                .setParameter(1, mailboxId)
                .setParameter(2, kinds)
                .setMaxResults(MOST)
                .getResultList()
                .reversed()
                .stream()
                .map(change -> earlier(change, inputType))
                .toList());
    }

    private <I> Earlier<I> earlier(Change change, Class<I> inputType) {
        try {
            return new Earlier<>(
                    change.id,
                    change.kind,
                    change.state,
                    json.readValue(change.input, inputType),
                    change.outcome == null ? Map.of() : json.readValue(change.outcome, new TypeReference<>() {}),
                    change.actor,
                    change.finishedAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("change " + change.id + " cannot be read", e);
        }
    }
}
