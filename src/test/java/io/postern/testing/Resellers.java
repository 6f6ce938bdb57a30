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
import io.postern.sandbox.SandboxControl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Makes tenants that have an account of their own at the sandbox, with one domain whose mailboxes are in the directory. */
@ApplicationScoped
public class Resellers {
    private final TestSessions sessions;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Directory directory;
    private final Connections connections;
    private final Clock clock;

    Resellers(
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

    /** A tenant with {@code mailboxes} mailboxes at {@code slug}.example. Ask for each slug once. */
    public Reseller open(String slug, int mailboxes) {
        return open(slug, SandboxControl.here().account(slug + ".example", mailboxes));
    }

    /** A tenant with this account, once for each slug. */
    public Reseller open(String slug, SandboxControl.Account account) {
        TenantId tenant = sessions.tenant(slug);
        Connection connection = connection(tenant, account);
        Domain domain = domain(tenant, account, connection);
        var reseller = new Reseller(tenant, account, connection.id, domain);
        reseller.readAll();
        return reseller;
    }

    private Connection connection(TenantId tenant, SandboxControl.Account account) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = "lb";
            connection.provider = "logicboxes";
            connection.endpoint = account.endpoint().toString();
            connection.createdAt = clock.instant();
            entities.persist(connection);
            Map.of("auth-userid", account.authUserId(), "api-key", account.apiKey())
                    .forEach((field, value) -> {
                        var credential = new ConnectionCredential();
                        credential.connectionId = connection.id;
                        credential.field = field;
                        credential.sealed =
                                vault.seal(Secret.of(value), tenant.value(), connection.id.toString(), field);
                        entities.persist(credential);
                    });
            return connection;
        });
    }

    private Domain domain(TenantId tenant, SandboxControl.Account account, Connection connection) {
        return tenancy.inTenant(tenant, () -> {
            var domain = new Domain();
            domain.name = account.domain();
            domain.connectionId = connection.id;
            domain.externalId = Long.toString(account.orderId());
            // already synced, so that the background leaves it to the test
            domain.syncState = Domain.SyncState.DONE;
            domain.syncedAt = clock.instant();
            domain.createdAt = clock.instant();
            entities.persist(domain);
            return domain;
        });
    }

    /** One such tenant. */
    public final class Reseller {
        public final TenantId tenant;
        public final SandboxControl.Account account;
        public final UUID connectionId;
        public final Domain domain;

        Reseller(TenantId tenant, SandboxControl.Account account, UUID connectionId, Domain domain) {
            this.tenant = tenant;
            this.account = account;
            this.connectionId = connectionId;
            this.domain = domain;
        }

        public MailProvider provider() {
            return connections.provider(tenant, connectionId);
        }

        /** As when the allowed hosts were narrowed after the connection was made. */
        public void forbidEndpoint() {
            tenancy.inTenant(tenant, () -> {
                entities.createQuery("update Connection set endpoint = 'https://forbidden.invalid/api',"
                                + " credentialsVersion = credentialsVersion + 1 where id = ?1")
                        .setParameter(1, connectionId)
                        .executeUpdate();
            });
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
            account.clearJournal();
        }

        /** The mailbox with that number, in the order of addresses. */
        public Mailbox mailbox(int number) {
            return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox order by address", Mailbox.class)
                    .setFirstResult(number)
                    .setMaxResults(1)
                    .getSingleResult());
        }

        public Mailbox mailbox(UUID id) {
            return directory.find(tenant, id).orElseThrow();
        }

        public Target target(int number) {
            Mailbox mailbox = mailbox(number);
            return new Target(
                    connectionId,
                    domain.id,
                    mailbox.id,
                    Address.parse(mailbox.address).orElseThrow());
        }

        /** The status at the upstream itself. */
        public String upstreamStatus(String address) {
            return account.mailbox(address).get("status").asText();
        }
    }
}
