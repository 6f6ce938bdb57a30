package io.postern.selfservice.offer;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is switched, at every level. */
@ApplicationScoped
public class Switches {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;

    Switches(Tenancy tenancy, EntityManager entities, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
    }

    /** Those of the place, and of all above it. */
    List<SelfServiceSwitch> upTo(TenantId tenant, Place place) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from SelfServiceSwitch where level = ?1 or level = ?2 and subject = ?3"
                                + " or level = ?4 and subject = ?5",
                        SelfServiceSwitch.class)
                .setParameter(1, Level.TENANT)
                .setParameter(2, Level.DOMAIN)
                .setParameter(
                        3, place.domainId() == null ? "" : place.domainId().toString())
                .setParameter(4, Level.MAILBOX)
                .setParameter(5, place.level() == Level.MAILBOX ? place.subject() : "")
                .getResultList());
    }

    /** One line of the page of a mailbox for each part, in their order. */
    public List<SwitchLine> ofMailbox(TenantId tenant, OpenMailbox mailbox, boolean staff) {
        return lines(tenant, Place.of(mailbox), staff);
    }

    /** One line of the page of a place for each part, in their order. */
    List<SwitchLine> lines(TenantId tenant, Place place, boolean staff) {
        List<SelfServiceSwitch> all = upTo(tenant, place);
        return Arrays.stream(Part.values())
                .map(part -> SwitchLine.of(part, place.level(), all, staff))
                .toList();
    }

    /**
     * Switches what {@code wanted} names; what the reseller holds stays, whatever his customer sends.
     *
     * @param staff whether the actor is somebody of the reseller, not of his customer
     */
    void save(TenantId tenant, Actor actor, boolean staff, Place place, Map<Part, Choice> wanted) {
        tenancy.inTenant(tenant, () -> {
            Map<String, String> done = new HashMap<>();
            for (SwitchLine line : lines(tenant, place, staff)) {
                Choice choice = wanted.getOrDefault(line.part(), line.choice());
                if (choice != line.choice() && line.offered().contains(choice)) {
                    set(place, line.part(), choice, staff);
                    done.put(line.part().name(), choice.name());
                }
            }
            if (!done.isEmpty()) {
                audit.append(
                        tenant,
                        new AuditLine(
                                "self-service.switched",
                                actor,
                                null,
                                null,
                                place.domainId(),
                                place.mailboxId(),
                                place.name(),
                                null,
                                done));
            }
        });
    }

    private void set(Place place, Part part, Choice choice, boolean staff) {
        var key = new SelfServiceSwitch.Key(place.level(), place.subject(), part);
        SelfServiceSwitch stored = entities.find(SelfServiceSwitch.class, key);
        if (choice == Choice.AS_ABOVE) {
            if (stored != null) {
                entities.remove(stored);
            }
            return;
        }
        if (stored == null) {
            stored = new SelfServiceSwitch();
            stored.level = place.level();
            stored.subject = place.subject();
            stored.part = part;
        }
        stored.on = choice == Choice.ON;
        stored.byStaff = staff;
        entities.persist(stored);
    }
}
