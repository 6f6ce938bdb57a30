package io.postern.selfservice;

import io.postern.access.MailboxOwnership;
import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenDomains;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.postern.selfservice.limit.SignInLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets the owner of a mailbox in who knows its password. An address that is not ours is never sent to a provider, and is
 * answered like one with a wrong password: in the same words, under the same limits, after the same time.
 */
@ApplicationScoped
class OwnerDoor {
    private static final Logger LOG = Logger.getLogger(OwnerDoor.class);

    private final TenantLookup tenants;
    private final OpenDomains domains;
    private final Mailboxes mailboxes;
    private final Connections connections;
    private final Providers providers;
    private final Directory directory;
    private final SignInLimits limits;
    private final AnswerTimes times;
    private final KnownBrowsers browsers;

    OwnerDoor(
            TenantLookup tenants,
            OpenDomains domains,
            Mailboxes mailboxes,
            Connections connections,
            Providers providers,
            Directory directory,
            SignInLimits limits,
            AnswerTimes times,
            KnownBrowsers browsers) {
        this.tenants = tenants;
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.providers = providers;
        this.directory = directory;
        this.limits = limits;
        this.times = times;
        this.browsers = browsers;
    }

    /** What came of it. */
    sealed interface Answer {
        record Open(MailboxOwnership owner) implements Answer {}

        /** Address or password are wrong, or the provider could not be asked: which of them is told to nobody. */
        record Closed() implements Answer {}

        record Later(Duration pause) implements Answer {}

        /** No provider of this domain checks passwords. */
        record LinkNeeded() implements Answer {}
    }

    /** Whether any provider of the tenant checks passwords. */
    boolean takesPasswords(TenantId tenant) {
        return tenants.exists(tenant) && !checking(tenant).isEmpty();
    }

    /** @param remote the browser's internet address as the server sees it */
    Answer knock(TenantId tenant, Address address, Secret password, String remote) {
        if (!tenants.exists(tenant)) {
            return new Answer.Closed();
        }
        Optional<OpenDomain> domain = domains.served(tenant, address.domain());
        if (domain.isPresent() && !domain.get().can(Capability.OWNER_SIGN_IN)) {
            return new Answer.LinkNeeded();
        }
        List<UUID> checking = checking(tenant);
        SignInLimits.Try attempt = browsers.recognise(new SignInLimits.Try(tenant, address.toString(), remote));
        Optional<Duration> wait = limits.count(attempt);
        if (wait.isPresent()) {
            return new Answer.Later(wait.get());
        }
        // looking a mailbox up takes longer when it is there
        long began = System.nanoTime();
        Optional<OpenMailbox> mailbox = mailboxes.byAddress(tenant, address);
        if (mailbox.isPresent()) {
            return ask(tenant, mailbox.get(), password, attempt, began);
        }
        domain.map(served -> served.connection().id)
                .or(() -> checking.stream().findFirst())
                .ifPresent(connection -> times.pass(connection, began));
        return new Answer.Closed();
    }

    private Answer ask(TenantId tenant, OpenMailbox mailbox, Secret password, SignInLimits.Try attempt, long began) {
        UUID connection = mailbox.connection().id;
        try {
            Instant readAt = directory.readBegins(tenant);
            MailboxState state = connections.provider(tenant, connection).authenticate(mailbox.ref(), password);
            directory.observe(tenant, mailbox.domain().id, state, readAt);
            limits.right(attempt);
            browsers.remember(attempt);
            return new Answer.Open(new MailboxOwnership(
                    mailbox.row().id, mailbox.domain().id, mailbox.row().address, MailboxOwnership.Proof.PASSWORD));
        } catch (ProviderError error) {
            if (error.kind() != Kind.FORBIDDEN) {
                LOG.infof("a mailbox owner of %s could not be signed in: %s", tenant, error.getMessage());
            }
            times.note(connection, began);
            return new Answer.Closed();
        }
    }

    private List<UUID> checking(TenantId tenant) {
        return connections.inUse(tenant).stream()
                .filter(connection -> providers
                        .info(connection.provider)
                        .filter(info -> info.support(Capability.OWNER_SIGN_IN).yes())
                        .isPresent())
                .map(connection -> connection.id)
                .toList();
    }
}
