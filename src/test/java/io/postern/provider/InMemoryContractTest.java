package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.testing.InMemoryAccount;
import io.postern.testing.InMemoryProvider;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The contract itself can be kept: by the one provider that can do everything. */
@QuarkusTest
class InMemoryContractTest extends MailDriverContract {
    private static final String DOMAIN = "in-memory.example";

    @Inject
    InMemoryProvider upstream;

    private InMemoryAccount account;
    private MailProvider provider;

    @BeforeEach
    void anAccountOfOurOwn() {
        URI endpoint = InMemoryProvider.endpoint(UUID.randomUUID().toString());
        account = upstream.at(endpoint);
        for (int number = 0; number < 5; number++) {
            account.put(new Address("user" + number, DOMAIN));
        }
        var anna = account.put(new Address("anna", DOMAIN));
        anna.password = OWNERS;
        var entry = new LogEntry(Instant.EPOCH, "somebody", null, "made it");
        anna.log.add(entry);
        account.log.add(entry);
        account.domain(DOMAIN).log.add(entry);
        provider = open(endpoint);
    }

    private MailProvider open(URI endpoint) {
        return providers.open(new ConnectionAccess(
                UUID.randomUUID(), InMemoryProvider.ID, endpoint, Map.of("key", Secret.of("any")), 1));
    }

    @Override
    MailProvider provider() {
        return provider;
    }

    @Override
    MailProvider refusedProvider() {
        URI endpoint = InMemoryProvider.endpoint(UUID.randomUUID().toString());
        for (int call = 0; call < 30; call++) {
            upstream.at(endpoint).refuse("ping", Kind.CREDENTIALS);
            upstream.at(endpoint).refuse("read", Kind.CREDENTIALS);
        }
        return open(endpoint);
    }

    @Override
    MailDomain domain() {
        return new MailDomain(DOMAIN, DOMAIN);
    }

    @Override
    int mailboxesOfDomain() {
        return 6;
    }

    @Override
    MailboxRef mailbox() {
        return at("anna");
    }

    @Override
    void nextCallEndsIn(Trouble trouble, int calls) {
        for (int call = 0; call < calls; call++) {
            account.fail("read", ended(trouble));
        }
    }

    @Override
    void nextWriteEndsIn(Trouble trouble) {
        if (trouble == Trouble.RESET_AFTER_APPLYING) {
            account.loseAnswer("update-details");
        } else {
            account.fail("update-details", ended(trouble));
            account.fail("create", ended(trouble));
        }
    }

    private static DriverException ended(Trouble trouble) {
        return new DriverException(
                switch (trouble) {
                    case EXISTS -> Kind.ALREADY_EXISTS;
                    case LIMIT_REACHED -> Kind.LIMIT;
                    case IN_THE_WAY -> Kind.CONFLICT;
                    case NOT_ALLOWED -> Kind.FORBIDDEN;
                    case BUSY -> Kind.BUSY;
                    case NO_ANSWER, RESET_AFTER_APPLYING -> Kind.TIMEOUT;
                    case GARBAGE -> Kind.UNEXPECTED;
                    case NOTHING -> Kind.UNAVAILABLE;
                },
                "as the test wishes");
    }

    /** It can do everything, and no domain of it sleeps. */
    @Override
    Set<Kind> neverSaid() {
        return Set.of(Kind.UNSUPPORTED);
    }

    @Override
    void aSleepingDomainSaysSoUntilItIsActivated() {}

    @Override
    int callsReceived() {
        return account.calls();
    }
}
