package io.postern.setup;

import io.quarkus.runtime.ExecutionMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * In production: what must be configured is, or the start ends with one sentence that says what is missing. It hooks
 * into the reading of the configuration because the extensions would each fail first, in their own words.
 */
public class StartChecks implements ConfigSourceFactory {
    private static final Set<String> ELSEWHERE = Set.of("dev", "test", "sandbox");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean starting = ExecutionMode.current() == ExecutionMode.RUNTIME_INIT;
        if (starting && ELSEWHERE.stream().noneMatch(context.getProfiles()::contains)) {
            problem(name -> Optional.ofNullable(context.getValue(name).getValue())
                            .map(String::strip)
                            .filter(value -> !value.isEmpty()))
                    .ifPresent(sentence -> {
                        throw new ConfigurationException(sentence);
                    });
        }
        return List.of();
    }

    static Optional<String> problem(Function<String, Optional<String>> value) {
        if (value.apply("quarkus.datasource.jdbc.url").isEmpty()) {
            return Optional.of("Postern needs a PostgreSQL database: set quarkus.datasource.jdbc.url, .username and"
                    + " .password, and the owner's in quarkus.flyway.*; see docs/configuration.md.");
        }
        if (value.apply("postern.secrets.keyset").isEmpty()) {
            return Optional.of(
                    "Postern needs a keyset to seal secrets with: set postern.secrets.keyset to a Tink keyset"
                            + " in JSON or to file: and its path; see docs/configuration.md.");
        }
        Optional<String> baseUrl = value.apply("postern.base-url");
        if (baseUrl.isEmpty()) {
            return Optional.of("Postern needs its own address: set postern.base-url, for example to"
                    + " https://mail.example.com.");
        }
        if (!goodBaseUrl(baseUrl.get())) {
            return Optional.of("postern.base-url must be https:// and a host, without a path (plain http:// only on"
                    + " localhost).");
        }
        if (value.apply("quarkus.oidc.auth-server-url").isEmpty()
                || value.apply("quarkus.oidc.client-id").isEmpty()) {
            return Optional.of("Postern needs an OIDC client to sign people in with: set quarkus.oidc.auth-server-url,"
                    + " quarkus.oidc.client-id and quarkus.oidc.credentials.secret.");
        }
        return Optional.empty();
    }

    private static boolean goodBaseUrl(String text) {
        try {
            URI url = URI.create(text);
            boolean plain = url.getRawPath().matches("/?")
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null
                    && url.getHost() != null;
            return plain
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme())
                                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost())));
        } catch (IllegalArgumentException | NullPointerException _) {
            return false;
        }
    }
}
