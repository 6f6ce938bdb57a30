package io.postern.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How upstreams are called. */
@ConfigMapping(prefix = "postern.providers")
public interface ProvidersConfig {
    /**
     * Hosts that may be called ({@code mail.example.com}, {@code *.example.com}); when absent, the public hosts of the
     * known providers. An entry with scheme and port lifts the https and private-address rules for that origin only.
     */
    Optional<List<String>> allowedHosts();

    /** Addresses that upstreams see this portal call from; shown to owners who must allow them at a provider. */
    Optional<List<String>> egressAddresses();

    @WithDefault("2S")
    Duration connectTimeout();

    @WithDefault("8S")
    Duration readTimeout();

    /** Reads of one connection that may wait at once; each waits on a virtual thread. */
    @WithDefault("1200")
    int concurrentReads();

    @WithDefault("8")
    int concurrentWrites();

    /** Further attempts of a read that failed before anything was answered. */
    @WithDefault("2")
    int readRetries();

    @WithDefault("200MS")
    Duration retryDelay();

    /** Calls the breaker looks at before it may open. */
    @WithDefault("10")
    int breakerVolume();

    @WithDefault("0.5")
    double breakerFailureRatio();

    /** How long a connection is left alone once its breaker has opened. */
    @WithDefault("5S")
    Duration breakerDelay();

    /** Connections whose breaker and drivers are kept in memory. */
    @WithDefault("5000")
    int openConnections();
}
