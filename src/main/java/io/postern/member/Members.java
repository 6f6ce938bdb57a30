package io.postern.member;

import io.postern.access.Membership;
import io.postern.access.Memberships;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The people of a tenant. */
@ApplicationScoped
public class Members implements Memberships {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;

    Members(Tenancy tenancy, EntityManager entities, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    Optional<Member> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(Member.class, id)));
    }

    @Override
    public Optional<Membership> signedIn(TenantId tenant, Identity identity) {
        return tenancy.inTenant(tenant, () -> {
            Optional<Member> member = bySubject(identity).or(() -> claimByEmail(identity));
            member.ifPresent(found -> {
                found.lastSignInAt = clock.instant();
                if (found.name == null) {
                    found.name = identity.name();
                }
            });
            return member.map(Members::membership);
        });
    }

    private Optional<Member> bySubject(Identity identity) {
        return entities.createQuery("from Member where issuer = ?1 and subject = ?2", Member.class)
                .setParameter(1, identity.issuer())
                .setParameter(2, identity.subject())
                .getResultStream()
                .findFirst();
    }

    private Optional<Member> claimByEmail(Identity identity) {
        if (identity.verifiedEmail() == null) {
            return Optional.empty();
        }
        Optional<Member> member = entities.createQuery(
                        "from Member where issuer = ?1 and subject is null and lower(email) = ?2", Member.class)
                .setParameter(1, identity.issuer())
                .setParameter(2, identity.verifiedEmail().toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
        member.ifPresent(found -> found.subject = identity.subject());
        return member;
    }

    private static Membership membership(Member member) {
        return new Membership(member.id, member.shownName(), member.role, member.customerId);
    }
}
