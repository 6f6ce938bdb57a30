package io.postern.directory;

import io.postern.connection.Connection;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tenants, connections and domains of the directory's own tests. */
@ApplicationScoped
class DirectoryRows {
    private final Tenancy tenancy;
    private final EntityManager entities;

    DirectoryRows(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
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
