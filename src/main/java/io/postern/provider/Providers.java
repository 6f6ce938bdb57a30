package io.postern.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.platform.http.OpenTransaction;
import io.postern.platform.http.OutboundPolicy;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All providers this installation knows, and the way to talk to one. */
@ApplicationScoped
public class Providers {
    private record Key(UUID connection, int version) {}

    private final List<DriverFactory> factories;
    private final OutboundPolicy policy;
    private final ProvidersConfig config;
    private final OpenTransaction transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Cache<Key, MailProvider> open;

    Providers(
            @All List<DriverFactory> factories,
            OutboundPolicy policy,
            ProvidersConfig config,
            OpenTransaction transaction,
            MeterRegistry meters,
            Clock clock) {
        this.factories = factories;
        this.policy = policy;
        this.config = config;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
        this.open = Caffeine.newBuilder()
                .maximumSize(config.openConnections())
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }

    public List<DriverInfo> all() {
        return factories.stream()
                .map(DriverFactory::info)
                .sorted(Comparator.comparing(DriverInfo::id))
                .toList();
    }

    public Optional<DriverInfo> info(String provider) {
        return all().stream().filter(info -> info.id().equals(provider)).findFirst();
    }

    /** What this provider would refuse; asks for no connection, so that it answers while one is paused too. */
    public InputRules rules(DriverInfo provider) {
        return new InputRules(provider, clock);
    }

    /** Why {@code endpoint} may not be called, or nothing when it may. Looks up no host name. */
    public Optional<OutboundPolicy.Refusal> refusal(URI endpoint) {
        return policy.refusal(endpoint);
    }

    /**
     * The provider behind a connection; the same object for the same id and version while in use. Makes no call.
     *
     * @throws IllegalArgumentException for an unknown provider or an endpoint that may not be called
     */
    public MailProvider open(ConnectionAccess access) {
        return open.get(new Key(access.id(), access.version()), _ -> make(access));
    }

    private MailProvider make(ConnectionAccess access) {
        DriverFactory factory = factories.stream()
                .filter(candidate -> candidate.info().id().equals(access.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such provider: " + access.provider()));
        policy.refusal(access.endpoint()).ifPresent(refusal -> {
            throw new IllegalArgumentException("the endpoint may not be called: " + refusal);
        });
        return new MailProvider(
                new ProviderCalls(
                        access.id(),
                        factory.info(),
                        factory.open(withoutTrailingSlash(access.endpoint()), access.credentials()),
                        new CallGuard(config),
                        transaction,
                        meters),
                rules(factory.info()));
    }

    private static URI withoutTrailingSlash(URI endpoint) {
        String text = endpoint.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : endpoint;
    }
}
