package io.postern.hosting;

import io.postern.connection.Connections;
import io.postern.connection.NoConnection;
import io.postern.mailbox.Trouble;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderDomains;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailDomain;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Asks the provider about all parts of a domain at once, and never keeps a person waiting long. */
@ApplicationScoped
public class DomainReads {
    private static final Logger LOG = Logger.getLogger(DomainReads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Map<Capability, BiFunction<ProviderDomains, MailDomain, Object>> READS = Map.of(
            Capability.DNS_RECORDS, ProviderDomains::dnsState,
            Capability.CATCH_ALL, ProviderDomains::readCatchAll,
            Capability.DOMAIN_ALIASES, ProviderDomains::readAliases,
            Capability.DOMAIN_DEFAULTS, ProviderDomains::readDefaults,
            Capability.DOMAIN_SUSPEND, ProviderDomains::isSuspended,
            Capability.WORKGROUPS, ProviderDomains::workgroups,
            Capability.DOMAIN_HISTORY, (domains, domain) -> domains.log(domain, null));

    private final Connections connections;
    private final ExecutorService threads;

    DomainReads(Connections connections, @VirtualThreads ExecutorService threads) {
        this.connections = connections;
        this.threads = threads;
    }

    /** The parts that this provider has. Call it outside any transaction. */
    Map<Capability, Part> all(TenantId tenant, HostedDomain domain) {
        var asked = new EnumMap<Capability, CompletableFuture<Object>>(Capability.class);
        READS.keySet().stream()
                .filter(domain::can)
                .forEach(part ->
                        asked.put(part, CompletableFuture.supplyAsync(() -> ask(tenant, domain, part), threads)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var parts = new EnumMap<Capability, Part>(Capability.class);
        asked.forEach((part, answer) -> parts.put(part, await(answer, deadline - System.nanoTime())));
        return parts;
    }

    /** One of them. */
    public Part one(TenantId tenant, HostedDomain domain, Capability part) {
        return await(CompletableFuture.supplyAsync(() -> ask(tenant, domain, part), threads), PATIENCE.toNanos());
    }

    private Object ask(TenantId tenant, HostedDomain domain, Capability part) {
        MailProvider provider = connections.provider(tenant, domain.connection().id);
        MailDomain upstream = domain.domain().mailDomain();
        if (upstream.externalId() == null && provider.info().needsExternalId()) {
            upstream = new MailDomain(upstream.name(), provider.domains().externalId(upstream.name()));
        }
        return READS.get(part).apply(provider.domains(), upstream);
    }

    private static Part await(CompletableFuture<Object> answer, long nanoseconds) {
        try {
            return new Part(answer.get(Math.max(nanoseconds, 0), TimeUnit.NANOSECONDS), null);
        } catch (TimeoutException _) {
            return Part.LATE;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case ProviderError error -> new Part(null, Trouble.reading(error));
                case NoConnection _ -> new Part(null, Trouble.NOT_ASKED);
                default -> {
                    LOG.error("a domain could not be read", e.getCause());
                    yield new Part(null, Trouble.NOT_ASKED);
                }
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Part.LATE;
        }
    }
}
