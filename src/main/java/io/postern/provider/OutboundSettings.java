package io.postern.provider;

import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundPolicy;
import io.postern.platform.http.OwnOrigins;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Tells the platform which hosts the known providers live on. */
class OutboundSettings {
    @Produces
    @Singleton
    OutboundPolicy policy(ProvidersConfig config, Instance<DriverFactory> factories, OwnOrigins own) {
        return new OutboundPolicy(
                () -> config.allowedHosts().orElseGet(() -> publicHosts(factories)),
                own::get,
                InetAddress::getAllByName);
    }

    @Produces
    @Singleton
    Outbound outbound(OutboundPolicy policy, ProvidersConfig config) {
        return new Outbound(policy, config.connectTimeout(), config.readTimeout());
    }

    private static List<String> publicHosts(Instance<DriverFactory> factories) {
        return factories.stream()
                .map(DriverFactory::info)
                .flatMap(OutboundSettings::hosts)
                .toList();
    }

    private static Stream<String> hosts(DriverInfo info) {
        return Stream.concat(
                info.publicEndpoints().stream()
                        .map(endpoint -> URI.create(endpoint).getHost()),
                info.hostSuffixes().stream().map(suffix -> suffix.startsWith("*.") ? suffix : "*." + suffix));
    }
}
