package io.postern.mailbox;

import io.postern.access.TestSessions;
import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts domains and mailboxes where the pages find them. */
@ApplicationScoped
public class TestMailboxes {
    private final TestSessions sessions;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Clock clock;

    TestMailboxes(TestSessions sessions, Tenancy tenancy, EntityManager entities, Vault vault, Clock clock) {
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.clock = clock;
    }

    /** A domain that was read ten minutes ago, at the simulated provider; once per tenant and name. */
    public UUID domain(String slug, String name, String order, UUID customerId) {
        TenantId tenant = sessions.tenant(slug);
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Domain where name = ?1", Domain.class)
                .setParameter(1, name)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    var domain = new Domain();
                    domain.name = name;
                    domain.connectionId = connection(tenant);
                    domain.customerId = customerId;
                    domain.externalId = order;
                    domain.syncState = Domain.SyncState.DONE;
                    domain.syncedAt = clock.instant().minus(Duration.ofMinutes(10));
                    domain.createdAt = clock.instant();
                    entities.persist(domain);
                    return domain;
                })
                .id);
    }

    public UUID mailbox(String slug, UUID domainId, String address, Consumer<Mailbox> more) {
        return tenancy.inTenant(
                new TenantId(slug), () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                        .setParameter(1, address)
                        .getResultStream()
                        .findFirst()
                        .orElseGet(() -> {
                            var mailbox = new Mailbox();
                            mailbox.domainId = domainId;
                            mailbox.address = address;
                            mailbox.status = MailboxStatus.ACTIVE;
                            mailbox.accountType = AccountType.MAILBOX;
                            mailbox.createdAt = Instant.parse("2024-02-03T04:05:06Z");
                            mailbox.seenAt = clock.instant().minus(Duration.ofMinutes(10));
                            more.accept(mailbox);
                            entities.persist(mailbox);
                            return mailbox;
                        })
                        .id);
    }

    private UUID connection(TenantId tenant) {
        return entities.createQuery("select id from Connection", UUID.class)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    var connection = new Connection();
                    connection.externalId = "lb";
                    connection.provider = "logicboxes";
                    connection.endpoint = "http://localhost:"
                            + ConfigProvider.getConfig().getValue("quarkus.http.port", int.class)
                            + "/sandbox/logicboxes/api";
                    connection.createdAt = clock.instant();
                    entities.persist(connection);
                    entities.flush();
                    Map.of("auth-userid", "1001", "api-key", "sandbox-acme").forEach((field, value) -> {
                        var credential = new ConnectionCredential();
                        credential.connectionId = connection.id;
                        credential.field = field;
                        credential.sealed =
                                vault.seal(Secret.of(value), tenant.value(), connection.id.toString(), field);
                        entities.persist(credential);
                    });
                    return connection.id;
                });
    }
}
