package io.postern.administrator;

import io.postern.access.Role;
import io.postern.access.Session;
import io.postern.connection.Connection;
import io.postern.hosting.AfterDomainChange;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.FieldError;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.SubAdministrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What an administrator may be. Nobody gets more than the tenant has; full rights only from an owner who was warned. */
@ApplicationScoped
class AdministratorRules {
    private final Administrators administrators;
    private final PasswordPolicies policies;
    private final Tenancy tenancy;
    private final EntityManager entities;

    AdministratorRules(
            Administrators administrators, PasswordPolicies policies, Tenancy tenancy, EntityManager entities) {
        this.administrators = administrators;
        this.policies = policies;
        this.tenancy = tenancy;
        this.entities = entities;
    }

    /** @param accepted whether the warning about full rights was ticked */
    List<FieldError> check(
            Session session, Connection connection, MailProvider provider, SubAdministrator wanted, boolean accepted) {
        Set<String> own = administrators.domains(session, connection);
        List<FieldError> errors = new ArrayList<>(provider.subAdministrators().check(wanted));
        boolean roles = !provider.info().options().subAdministratorPasswords();
        if (roles && !ownMailbox(session, wanted.name(), own)) {
            errors.add(AfterDomainChange.error("name", "not-own-mailbox"));
        }
        if (wanted.domains().isEmpty()) {
            errors.add(AfterDomainChange.error("domains", "nothing-chosen"));
        } else if (!Administrators.covers(own, wanted.domains())) {
            errors.add(AfterDomainChange.error("domains", "own-domains-only"));
        }
        if (wanted.full() && (session.role() != Role.OWNER || !accepted)) {
            errors.add(AfterDomainChange.error("rights", "full-refused"));
        } else if (wanted.rights().isEmpty()) {
            errors.add(AfterDomainChange.error("rights", "nothing-chosen"));
        } else if (roles && wanted.rights().size() > 1) {
            errors.add(AfterDomainChange.error("rights", "one-only"));
        }
        return errors;
    }

    /** Somebody who administers mailboxes needs no weaker password than their owners. */
    PasswordPolicy policy(TenantId tenant, DriverInfo provider, String name, String... more) {
        String[] words = Stream.concat(Stream.of(name), Arrays.stream(more)).toArray(String[]::new);
        return policies.of(tenant, provider, owner(name), words);
    }

    List<FieldError> checkPassword(TenantId tenant, MailProvider provider, SubAdministrator whose, Secret password) {
        if (password.isEmpty()) {
            return List.of(AfterDomainChange.error("password", "required"));
        }
        return policy(tenant, provider.info(), whose.name(), whose.fullName(), whose.company()).check(password).stream()
                .filter(error -> Address.parse(whose.name()).isPresent()
                        || !error.messageKey().equals("password-contains-address"))
                .map(error -> new FieldError("password", error.messageKey(), error.values()))
                .toList();
    }

    /** Rules for passwords speak of an address, which not every administrator has. */
    static Address owner(String name) {
        return Address.parse(name).orElseGet(() -> new Address("administrator", "example.invalid"));
    }

    private boolean ownMailbox(Session session, String name, Set<String> own) {
        return Address.parse(name)
                .filter(address -> own.contains(address.domain()))
                .filter(address -> tenancy.inTenant(session.tenant(), () -> !entities.createQuery(
                                "select id from Mailbox where address = ?1", UUID.class)
                        .setParameter(1, address.toString())
                        .getResultList()
                        .isEmpty()))
                .isPresent();
    }
}
