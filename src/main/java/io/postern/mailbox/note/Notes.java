package io.postern.mailbox.note;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.ShownNotes;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what staff note down about mailboxes. */
@ApplicationScoped
public class Notes implements ShownNotes {
    private static final int MOST = 500;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    Notes(Tenancy tenancy, EntityManager entities, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** A tag in use. */
    public record TagUse(String tag, long mailboxes) {}

    @Override
    public ShownNote of(TenantId tenant, String address) {
        return tenancy.inTenant(
                tenant,
                () -> new ShownNote(note(address).map(found -> found.note).orElse(""), tags(address)));
    }

    Optional<MailboxNote> last(TenantId tenant, String address) {
        return tenancy.inTenant(tenant, () -> note(address));
    }

    /** Those in use, most used first. */
    List<TagUse> inUse(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select t.tag, count(t) from MailboxTag t join Mailbox m on m.address = t.address"
                                + " group by t.tag order by count(t) desc, t.tag",
                        Object[].class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> new TagUse((String) row[0], (Long) row[1]))
                .toList());
    }

    void save(TenantId tenant, Actor actor, OpenMailbox mailbox, NoteInput input) {
        tenancy.inTenant(tenant, () -> {
            String address = mailbox.row().address;
            MailboxNote note = note(address).orElse(null);
            if (note == null) {
                note = new MailboxNote();
                note.address = address;
            }
            note.note = input.text();
            note.changedAt = clock.instant();
            note.changedBy = actor.name();
            entities.persist(note);
            entities.createQuery("delete from MailboxTag where address = ?1")
                    .setParameter(1, address)
                    .executeUpdate();
            for (String each : input.tags()) {
                var tag = new MailboxTag();
                tag.address = address;
                tag.tag = each;
                entities.persist(tag);
            }
            audit.append(
                    tenant,
                    new AuditLine(
                            "mailbox.note",
                            actor,
                            null,
                            null,
                            mailbox.domain().id,
                            mailbox.row().id,
                            address,
                            null,
                            Map.of()));
        });
    }

    private Optional<MailboxNote> note(String address) {
        return entities.createQuery("from MailboxNote where address = ?1", MailboxNote.class)
                .setParameter(1, address)
                .getResultStream()
                .findFirst();
    }

    private List<String> tags(String address) {
        return entities.createQuery("select tag from MailboxTag where address = ?1 order by tag", String.class)
                .setParameter(1, address)
                .getResultList();
    }
}
