package io.postern.directory;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.brand.MailboxCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Finds the customer of a mailbox by its domain. */
@ApplicationScoped
class CustomersOfMailboxes implements MailboxCustomers {
    private final Tenancy tenancy;
    private final EntityManager entities;

    CustomersOfMailboxes(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
    }

    @Override
    public Optional<UUID> customer(TenantId tenant, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> entities
                .createQuery(
                        "select d.customerId from Mailbox m join Domain d on d.id = m.domainId where m.id = ?1",
                        UUID.class)
                .setParameter(1, mailboxId)
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst());
    }
}
