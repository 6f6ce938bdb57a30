package io.postern.member;

import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.access.Role;
import io.postern.access.Session;
import io.postern.customer.Customer;
import io.postern.member.MemberInput.Problem;
import io.postern.member.MemberInput.Wrong;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Invites, changes and removes members, one act at a time in each tenant, so that of two owners who remove each other one
 * stays. Those of the tenants file are its alone.
 */
@ApplicationScoped
class MemberEditing {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    MemberEditing(Tenancy tenancy, EntityManager entities, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param made the new member's id, or null
     * @param wrong why there is none, or null
     */
    record Outcome(UUID made, Wrong wrong) {}

    Outcome invite(Session session, MemberInput typed) {
        return locked(session.tenant(), () -> {
            Place wanted = typed.place();
            Optional<Wrong> refused =
                    MemberRules.invite(mine(session), wanted).map(Problem::of).or(() -> customer(typed, wanted));
            if (refused.isPresent()) {
                return new Outcome(null, refused.get());
            }
            String issuer = issuer(session);
            String email =
                    typed.bySubject() ? null : typed.address().orElseThrow().toString();
            if (taken(issuer, email, typed.bySubject() ? typed.subject() : null)) {
                return new Outcome(null, new Wrong(typed.bySubject() ? "subject" : "email", Problem.TAKEN));
            }
            var member = new Member();
            member.issuer = issuer;
            member.email = email;
            member.subject = typed.bySubject() ? typed.subject() : null;
            member.name = typed.name().isEmpty() ? null : typed.name();
            member.role = wanted.role();
            member.customerId = wanted.customerId();
            entities.persist(member);
            entities.flush();
            record(session, "member.invited", member, told("to", wanted));
            return new Outcome(member.id, null);
        });
    }

    /** Why nothing changed, if so. What shrinks somebody's rights ends his sessions; the rest holds from his next request. */
    Optional<Wrong> change(Session session, UUID id, MemberInput typed) {
        return locked(session.tenant(), () -> {
            Member member = own(id);
            if (member == null) {
                return Optional.empty();
            }
            Place before = Place.of(member);
            Place wanted = typed.place();
            Optional<Wrong> refused = MemberRules.change(
                            session.memberId(), mine(session), id, before, wanted, otherOwners(id))
                    .map(Problem::of)
                    .or(() -> customer(typed, wanted));
            if (refused.isEmpty() && !before.equals(wanted)) {
                member.role = wanted.role();
                member.customerId = wanted.customerId();
                if (before.shrinksTo(wanted)) {
                    endSessions(id);
                }
                Map<String, String> details = told("from", before);
                details.putAll(told("to", wanted));
                record(session, "member.changed", member, details);
            }
            return refused;
        });
    }

    Optional<Wrong> remove(Session session, UUID id) {
        return locked(session.tenant(), () -> {
            Member member = own(id);
            if (member == null) {
                return Optional.empty();
            }
            Optional<Wrong> refused = MemberRules.remove(
                            session.memberId(), mine(session), id, Place.of(member), otherOwners(id))
                    .map(Problem::of);
            if (refused.isEmpty()) {
                endSessions(id);
                record(session, "member.removed", member, told("from", Place.of(member)));
                entities.remove(member);
            }
            return refused;
        });
    }

    private <T> T locked(TenantId tenant, Supplier<T> act) {
        return tenancy.inTenant(tenant, () -> {
            entities.find(Tenant.class, tenant.value(), LockModeType.PESSIMISTIC_WRITE);
            return act.get();
        });
    }

    /** Of whoever asks, as it is now and not as it was when the request came in. */
    private Place mine(Session session) {
        Member me = session.memberId() == null ? null : entities.find(Member.class, session.memberId());
        return me == null ? null : Place.of(me);
    }

    /** The identity provider through which people of the tenant sign in: its own, else the one of whoever invites. */
    private String issuer(Session session) {
        Tenant tenant = entities.find(Tenant.class, session.tenant().value());
        return tenant.oidcIssuer != null ? tenant.oidcIssuer : entities.find(Member.class, session.memberId()).issuer;
    }

    private Optional<Wrong> customer(MemberInput typed, Place wanted) {
        boolean known = typed.customer().isEmpty()
                || wanted.customerId() != null && entities.find(Customer.class, wanted.customerId()) != null;
        return known ? Optional.empty() : Optional.of(new Wrong("customer", Problem.UNKNOWN_CUSTOMER));
    }

    private boolean taken(String issuer, String email, String subject) {
        return !entities.createQuery(
                        "select id from Member where issuer = ?1 and (lower(email) = ?2 or subject = ?3)", UUID.class)
                .setParameter(1, issuer)
                .setParameter(2, email)
                .setParameter(3, subject)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private Member own(UUID id) {
        Member member = entities.find(Member.class, id);
        return member == null || member.managed ? null : member;
    }

    private long otherOwners(UUID id) {
        return entities.createQuery(
                        "select count(*) from Member where role = ?1 and customerId is null and id <> ?2", Long.class)
                .setParameter(1, Role.OWNER)
                .setParameter(2, id)
                .getSingleResult();
    }

    private void endSessions(UUID memberId) {
        entities.createQuery("update StoredSession set endedAt = ?1 where memberId = ?2 and endedAt is null")
                .setParameter(1, clock.instant())
                .setParameter(2, memberId)
                .executeUpdate();
    }

    private Map<String, String> told(String when, Place place) {
        var details = new TreeMap<>(Map.of("role-" + when, place.role().slug()));
        if (place.customerId() != null) {
            details.put("customer-" + when, entities.find(Customer.class, place.customerId()).name);
        }
        return details;
    }

    private void record(Session session, String action, Member member, Map<String, String> details) {
        audit.append(
                session.tenant(),
                new AuditLine(action, session.actor(), null, null, null, null, member.shownName(), null, details));
    }
}
