package io.postern.testing;

import io.postern.access.TestSessions;
import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Gives tenants accounts at any of the simulated providers, with one domain whose mailboxes are in the directory. */
@ApplicationScoped
public class HostedResellers {
    private final TestSessions sessions;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Directory directory;
    private final Connections connections;
    private final Clock clock;

    HostedResellers(
            TestSessions sessions,
            Tenancy tenancy,
            EntityManager entities,
            Vault vault,
            Directory directory,
            Connections connections,
            Clock clock) {
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.directory = directory;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * An account at a simulated provider.
     *
     * @param externalId what the provider calls the domain, or null
     */
    public record At(String provider, URI endpoint, Map<String, String> credentials, String domain, String externalId) {
        public static At of(SandboxControl.Account account) {
            return new At(
                    "logicboxes",
                    account.endpoint(),
                    Map.of("auth-userid", account.authUserId(), "api-key", account.apiKey()),
                    account.domain(),
                    Long.toString(account.orderId()));
        }

        public static At of(OpensrsControl.Account account) {
            return new At(
                    "opensrs",
                    account.endpoint(),
                    Map.of("user", account.user(), "password", account.password()),
                    account.domain(),
                    null);
        }

        public static At of(AtmailControl.Account account) {
            return new At(
                    "atmail",
                    account.endpoint(),
                    Map.of("username", account.username(), "password", account.password()),
                    account.domain(),
                    null);
        }
    }

    /** The tenant gets one more connection: to this account, with its domain and all the mailboxes of that. */
    public Reseller open(String slug, At account) {
        TenantId tenant = sessions.tenant(slug);
        Reseller reseller = tenancy.inTenant(tenant, () -> {
            Connection connection = connection(account);
            entities.persist(connection);
            account.credentials()
                    .forEach((field, value) -> entities.persist(credential(tenant, connection, field, value)));
            Domain domain = domain(account, connection);
            entities.persist(domain);
            return new Reseller(tenant, connection.id, domain);
        });
        reseller.readAll();
        return reseller;
    }

    private Connection connection(At account) {
        var connection = new Connection();
        connection.externalId = account.domain();
        connection.provider = account.provider();
        connection.endpoint = account.endpoint().toString();
        connection.createdAt = clock.instant();
        return connection;
    }

    private ConnectionCredential credential(TenantId tenant, Connection connection, String field, String value) {
        var credential = new ConnectionCredential();
        credential.connectionId = connection.id;
        credential.field = field;
        credential.sealed = vault.seal(Secret.of(value), tenant.value(), connection.id.toString(), field);
        return credential;
    }

    private Domain domain(At account, Connection connection) {
        var domain = new Domain();
        domain.name = account.domain();
        domain.connectionId = connection.id;
        domain.externalId = account.externalId();
        // already synced, so that the background leaves it to the test
        domain.syncState = Domain.SyncState.DONE;
        domain.syncedAt = clock.instant();
        domain.createdAt = clock.instant();
        return domain;
    }

    /** One connection of a tenant. */
    public final class Reseller {
        public final TenantId tenant;
        public final UUID connectionId;
        public final Domain domain;

        private Reseller(TenantId tenant, UUID connectionId, Domain domain) {
            this.tenant = tenant;
            this.connectionId = connectionId;
            this.domain = domain;
        }

        public MailProvider provider() {
            return connections.provider(tenant, connectionId);
        }

        public MailboxRef ref(Mailbox mailbox) {
            return ref(mailbox.address);
        }

        public MailboxRef ref(String address) {
            return new MailboxRef(domain.mailDomain(), Address.parse(address).orElseThrow());
        }

        public Target target(Mailbox mailbox) {
            return new Target(
                    connectionId,
                    domain.id,
                    mailbox.id,
                    Address.parse(mailbox.address).orElseThrow());
        }

        /** The mailbox with that number, in the order of addresses. */
        public Mailbox mailbox(int number) {
            return tenancy.inTenant(tenant, () -> entities.createQuery(
                            "from Mailbox where domainId = ?1 order by address", Mailbox.class)
                    .setParameter(1, domain.id)
                    .setFirstResult(number)
                    .setMaxResults(1)
                    .getSingleResult());
        }

        /** The mailbox as the provider has it now; it may have been taken for gone. */
        public Mailbox again(String address) {
            Instant now = directory.readBegins(tenant);
            var state = provider().read(ref(address));
            directory.observe(tenant, domain.id, state, now);
            return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                    .setParameter(1, address)
                    .getSingleResult());
        }

        /** As when its owner has just stored the credentials anew: nothing is known of it, no breaker is open. */
        public void renew() {
            tenancy.inTenant(tenant, () -> {
                entities.createQuery("update Connection set health = ?1, healthDetail = null,"
                                + " credentialsVersion = credentialsVersion + 1 where id = ?2")
                        .setParameter(1, Connection.Health.UNKNOWN)
                        .setParameter(2, connectionId)
                        .executeUpdate();
            });
        }

        public Connection.Health health() {
            return tenancy.inTenant(tenant, () -> entities.find(Connection.class, connectionId).health);
        }

        private void readAll() {
            String cursor = null;
            do {
                Instant now = clock.instant();
                MailboxPage page = provider().list(domain.mailDomain(), MailboxFilter.NONE, cursor);
                tenancy.inTenant(tenant, () -> page.mailboxes()
                        .forEach(state -> directory.observe(tenant, domain.id, state, now)));
                cursor = page.next();
            } while (cursor != null);
        }
    }
}
