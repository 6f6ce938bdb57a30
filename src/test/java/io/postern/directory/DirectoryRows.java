package io.postern.directory;

import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.customer.Customer;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.sandbox.SandboxControl;
import io.postern.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants, connections and domains of the directory's own tests. */
@ApplicationScoped
class DirectoryRows {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;

    DirectoryRows(Tenancy tenancy, EntityManager entities, Vault vault) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
    }

    TenantId tenant(String name) {
        var id = new TenantId("dir-" + name + "-" + UUID.randomUUID().toString().substring(0, 6) + "x");
        tenancy.asSystem(() -> {
            var tenant = new Tenant();
            tenant.id = id.value();
            tenant.name = name;
            tenant.createdAt = Instant.EPOCH;
            entities.persist(tenant);
            return null;
        });
        return id;
    }

    UUID connection(TenantId tenant, String endpoint) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = "lb-" + UUID.randomUUID();
            connection.provider = "logicboxes";
            connection.endpoint = endpoint;
            connection.createdAt = Instant.EPOCH;
            entities.persist(connection);
            return connection.id;
        });
    }

    /** A connection to a sandbox account. */
    UUID connection(TenantId tenant, SandboxControl.Account account) {
        UUID id = connection(tenant, account.endpoint().toString());
        credential(tenant, id, "auth-userid", account.authUserId());
        credential(tenant, id, "api-key", account.apiKey());
        return id;
    }

    void credential(TenantId tenant, UUID connection, String field, String value) {
        tenancy.inTenant(tenant, () -> {
            var credential = new ConnectionCredential();
            credential.connectionId = connection;
            credential.field = field;
            credential.sealed = vault.seal(Secret.of(value), tenant.value(), connection.toString(), field);
            entities.merge(credential);
        });
    }

    /** A domain as its order in the sandbox carries it; {@code externalId} may be null. */
    UUID domain(TenantId tenant, UUID connection, String name, String externalId) {
        UUID id = domain(tenant, connection, name, (UUID) null);
        tenancy.inTenant(tenant, () -> {
            entities.find(Domain.class, id).externalId = externalId;
        });
        return id;
    }

    UUID customer(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            var customer = new Customer();
            customer.externalId = "c-" + UUID.randomUUID();
            customer.name = "Customer";
            entities.persist(customer);
            return customer.id;
        });
    }

    UUID openChange(TenantId tenant, UUID connection, UUID domain, String address) {
        UUID id = UUID.randomUUID();
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery(
                            "insert into change (id, tenant_id, kind, connection_id, domain_id, address,"
                                    + " operation_id, input, state, actor, via, next_attempt_at, created_at)"
                                    + " values (?1, ?2, 'suspend', ?3, ?4, ?5, ?6, '{}', 'RUNNING', 'a', 'portal', now(), now())")
                    .setParameter(1, id)
                    .setParameter(2, tenant.value())
                    .setParameter(3, connection)
                    .setParameter(4, domain)
                    .setParameter(5, address)
                    .setParameter(6, UUID.randomUUID())
                    .executeUpdate();
        });
        return id;
    }

    void finish(TenantId tenant, UUID change) {
        tenancy.inTenant(tenant, () -> {
            entities.createNativeQuery("update change set state = 'DONE', finished_at = now() where id = ?1")
                    .setParameter(1, change)
                    .executeUpdate();
        });
    }

    UUID domain(TenantId tenant, UUID connection, String name, UUID customer) {
        return tenancy.inTenant(tenant, () -> {
            var domain = new Domain();
            domain.name = name;
            domain.connectionId = connection;
            domain.customerId = customer;
            domain.externalId = "4711";
            domain.createdAt = Instant.EPOCH;
            entities.persist(domain);
            return domain.id;
        });
    }

    Optional<Mailbox> byAddress(TenantId tenant, String address) {
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                .setParameter(1, address)
                .getResultStream()
                .findFirst());
    }

    static MailboxState state(String address, MailboxStatus status, Long used) {
        return new MailboxState(
                Address.parse(address).orElseThrow(),
                status,
                AccountType.MAILBOX,
                "First",
                "Last",
                "other@example.test",
                1000L,
                used,
                Instant.parse("2024-01-02T03:04:05Z"),
                List.of(),
                new ClientSettings("imap.example.test", null, null, null));
    }
}
