package io.postern.mailbox.history;

import io.postern.access.AuditEntry;
import io.postern.access.Scope;
import io.postern.change.Change;
import io.postern.change.ChangeState;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the audit entries of one mailbox. */
@ApplicationScoped
class MailboxHistory {
    private static final int PAGE = 25;
    private static final Duration LONGEST_TRY = Duration.ofMinutes(2);

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Domains domains;

    MailboxHistory(Tenancy tenancy, EntityManager entities, Domains domains) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.domains = domains;
    }

    /** Of a change that made several steps, the last one only. */
    HistoryPage of(TenantId tenant, UUID mailboxId, long before) {
        return tenancy.inTenant(tenant, () -> {
            List<AuditEntry> found = entities.createQuery(
                            "from AuditEntry e where e.mailboxId = ?1 and e.sequence < ?2 and (e.changeId is null"
                                    + " or not exists (select 1 from AuditEntry later where later.mailboxId = ?1"
                                    + " and later.changeId = e.changeId and later.sequence > e.sequence))"
                                    + " order by e.sequence desc",
                            AuditEntry.class)
                    .setParameter(1, mailboxId)
                    .setParameter(2, before)
                    .setMaxResults(PAGE + 1)
                    .getResultList();
            List<AuditEntry> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
            Map<UUID, Change> changes = changes(shown);
            return new HistoryPage(
                    shown.stream()
                            .map(entry -> line(entry, entry.changeId == null ? null : changes.get(entry.changeId)))
                            .toList(),
                    found.size() > PAGE ? shown.getLast().sequence : null);
        });
    }

    /** The address of a mailbox that is not in the directory any more, when it was in a domain of this scope. */
    Optional<String> formerAddress(TenantId tenant, Scope scope, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from AuditEntry where mailboxId = ?1 and target is not null order by sequence desc",
                        AuditEntry.class)
                .setParameter(1, mailboxId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(last -> last.domainId != null
                        && domains.find(tenant, last.domainId)
                                .filter(domain -> scope.covers(domain.id, domain.customerId))
                                .isPresent())
                .map(last -> last.target));
    }

    private Map<UUID, Change> changes(List<AuditEntry> entries) {
        List<UUID> ids = entries.stream()
                .map(entry -> entry.changeId)
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("from Change where id in ?1", Change.class)
                        .setParameter(1, ids)
                        .getResultStream()
                        .collect(Collectors.toMap(change -> change.id, Function.identity()));
    }

    /** A change may be tried again after hours: only its last try wrote what stands at the provider. */
    private static Instant began(Instant started, Instant ended) {
        Instant lastTry = ended.minus(LONGEST_TRY);
        return started.isBefore(lastTry) ? lastTry : started;
    }

    /** An outcome that is in doubt while the change goes on is not the last word. */
    private static String state(AuditEntry entry, boolean open) {
        if (entry.state == null) {
            return "";
        }
        return open && entry.state.equals(ChangeState.UNKNOWN.name()) ? "CHECKING" : entry.state;
    }

    private static HistoryPage.Line line(AuditEntry entry, Change change) {
        return new HistoryPage.Line(
                entry.sequence,
                change == null || change.startedAt == null ? entry.at : began(change.startedAt, entry.at),
                entry.at,
                entry.actor,
                entry.action.substring(entry.action.indexOf('.') + 1),
                entry.via,
                state(entry, change != null && change.finishedAt == null));
    }
}
