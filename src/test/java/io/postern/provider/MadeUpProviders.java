package io.postern.provider;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.platform.http.OpenTransaction;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.Support;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Providers that no upstream stands behind: they list what a test says, and know domains by their names alone. */
@ApplicationScoped
public class MadeUpProviders {
    private final ProvidersConfig config;
    private final OpenTransaction transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    MadeUpProviders(ProvidersConfig config, OpenTransaction transaction, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param pages answers the page of a domain that a cursor names */
    public MailProvider listing(BiFunction<MailDomain, String, MailboxPage> pages) {
        var info = new DriverInfo(
                "made-up",
                "Made up",
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(Capability.LIST, Support.supported()),
                Set.of(),
                "",
                null,
                new Limits(10, 10, 10, 10, 10, new PasswordRules(8, 16, List.of(), false)),
                Options.NONE);
        var driver = new MailDriver() {
            @Override
            public void ping(MailDomain domain) {}

            @Override
            public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
                return pages.apply(domain, cursor);
            }

            @Override
            public MailboxState read(MailboxRef mailbox) {
                throw new UnsupportedOperationException();
            }
        };
        return new MailProvider(
                new ProviderCalls(UUID.randomUUID(), info, driver, new CallGuard(config), transaction, meters),
                new InputRules(info, clock));
    }
}
