package io.postern.member;

import io.postern.access.Role;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Owners of a tenant, as settings and the operators' page need them. */
@ApplicationScoped
class NamedOwners implements Owners {
    private final Tenancy tenancy;
    private final EntityManager entities;

    NamedOwners(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    @Override
    public boolean any(TenantId tenant, String issuer) {
        return tenancy.inTenant(
                tenant,
                () -> entities.createQuery(
                                        "select count(*) from Member where issuer = ?1 and role = ?2 and customerId is null",
                                        Long.class)
                                .setParameter(1, issuer)
                                .setParameter(2, Role.OWNER)
                                .getSingleResult()
                        > 0);
    }

    @Override
    public Map<String, Long> members(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select issuer, count(*) from Member group by issuer", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    @Override
    public boolean name(TenantId tenant, String issuer, String emailOrSubject) {
        return tenancy.inTenant(tenant, () -> {
            Optional<Member> known = find(issuer, emailOrSubject);
            Member member = known.orElseGet(() -> fresh(issuer, emailOrSubject));
            if (member.managed) {
                return member.role == Role.OWNER && member.customerId == null;
            }
            member.role = Role.OWNER;
            member.customerId = null;
            entities.persist(member);
            return true;
        });
    }

    private Optional<Member> find(String issuer, String emailOrSubject) {
        return entities.createQuery(
                        "from Member where issuer = ?1 and (subject = ?2 or lower(email) = ?3)", Member.class)
                .setParameter(1, issuer)
                .setParameter(2, emailOrSubject)
                .setParameter(3, emailOrSubject.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    private static Member fresh(String issuer, String emailOrSubject) {
        var member = new Member();
        member.issuer = issuer;
        if (emailOrSubject.contains("@")) {
            member.email = emailOrSubject.toLowerCase(Locale.ROOT);
        } else {
            member.subject = emailOrSubject;
        }
        return member;
    }
}
