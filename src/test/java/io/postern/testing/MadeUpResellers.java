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
import io.postern.provider.spi.MailboxRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes tenants that have an account of their own at {@link InMemoryProvider}, with one domain that is in the directory. */
@ApplicationScoped
public class MadeUpResellers {
    private final InMemoryProvider upstream;
    private final TestSessions sessions;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Directory directory;
    private final Connections connections;
    private final Clock clock;

    MadeUpResellers(
            InMemoryProvider upstream,
            TestSessions sessions,
            Tenancy tenancy,
            EntityManager entities,
            Vault vault,
            Directory directory,
            Connections connections,
            Clock clock) {
        this.upstream = upstream;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.directory = directory;
        this.connections = connections;
        this.clock = clock;
    }

    /** A tenant with {@code mailboxes} mailboxes, user-01 and so on, at {@code slug}.example. Ask for each slug once. */
    public Reseller open(String slug, int mailboxes) {
        return open(slug, slug + ".example", mailboxes);
    }

    /** The same with a domain of that name. */
    public Reseller open(String slug, String domain, int mailboxes) {
        TenantId tenant = sessions.tenant(slug);
        UUID connection = connection(tenant, slug);
        InMemoryAccount account = upstream.at(InMemoryProvider.endpoint(slug));
        var reseller = new Reseller(tenant, account, connection, domain(tenant, connection, account, domain, null));
        for (int number = 1; number <= mailboxes; number++) {
            reseller.add("user-%02d".formatted(number));
        }
        return reseller;
    }

    /** A tenant that may be there already, with one more account, of this name and without mailboxes. */
    public Reseller another(String slug, String account) {
        TenantId tenant = sessions.tenant(slug);
        UUID connection = connection(tenant, account);
        InMemoryAccount at = upstream.at(InMemoryProvider.endpoint(account));
        return new Reseller(tenant, at, connection, domain(tenant, connection, at, account + ".example", null));
    }

    /** The connection alone, to an account that has no domain yet. */
    public UUID connection(TenantId tenant, String account) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = account;
            connection.provider = InMemoryProvider.ID;
            connection.endpoint = InMemoryProvider.endpoint(account).toString();
            connection.createdAt = clock.instant();
            entities.persist(connection);
            var credential = new ConnectionCredential();
            credential.connectionId = connection.id;
            credential.field = "key";
            credential.sealed = vault.seal(Secret.of("any"), tenant.value(), connection.id.toString(), "key");
            entities.persist(credential);
            return connection.id;
        });
    }

    private Domain domain(TenantId tenant, UUID connection, InMemoryAccount account, String name, UUID customer) {
        account.domains.put(name, new InMemoryAccount.Domain());
        return tenancy.inTenant(tenant, () -> {
            var domain = new Domain();
            domain.name = name;
            domain.connectionId = connection;
            domain.customerId = customer;
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
        public final InMemoryAccount account;
        public final UUID connectionId;
        public final Domain domain;

        Reseller(TenantId tenant, InMemoryAccount account, UUID connectionId, Domain domain) {
            this.tenant = tenant;
            this.account = account;
            this.connectionId = connectionId;
            this.domain = domain;
        }

        public MailProvider provider() {
            return connections.provider(tenant, connectionId);
        }

        /** Another domain of the account, of one customer or of nobody. */
        public Domain domain(String name, UUID customer) {
            return MadeUpResellers.this.domain(tenant, connectionId, account, name, customer);
        }

        /** A mailbox of the first domain, at the provider and in the directory. */
        public Mailbox add(String localPart) {
            return add(domain, localPart);
        }

        public Mailbox add(Domain at, String localPart) {
            var address = new Address(localPart, at.name);
            account.put(address);
            read(at, address);
            return mailbox(address.toString()).orElseThrow();
        }

        /** Takes the mailbox into the directory as it is at the provider. */
        public void read(Domain at, Address address) {
            Instant now = directory.readBegins(tenant);
            var state = provider().read(new MailboxRef(at.mailDomain(), address));
            directory.observe(tenant, at.id, state, now);
        }

        /** The directory's row, if it is there. */
        public Optional<Mailbox> mailbox(String address) {
            return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                    .setParameter(1, address)
                    .getResultStream()
                    .findFirst());
        }

        public Mailbox mailbox(UUID id) {
            return directory.find(tenant, id).orElseThrow();
        }

        public Target target(Mailbox mailbox) {
            return new Target(
                    connectionId,
                    mailbox.domainId,
                    mailbox.id,
                    Address.parse(mailbox.address).orElseThrow());
        }

        /** The mailbox at the provider itself; null when it is not there. */
        public InMemoryMailbox upstream(String address) {
            return account.mailbox(address);
        }

        /** Where the pages of a mailbox are. */
        public String path(Mailbox mailbox) {
            return "/" + tenant + "/mailboxes/" + mailbox.id;
        }
    }
}
