package io.postern.platform.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the portal may be asked for: at its base URL, and on this machine. */
@ApplicationScoped
class OwnHost {
    /** Stands for a page that says https is needed: its cookies would not come back, and sign-in would loop. */
    static final int NEEDS_HTTPS = 426;

    static final int OTHER_HOST = 421;

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<URI> baseUrl;

    OwnHost(@ConfigProperty(name = "postern.base-url") Optional<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    Optional<Integer> refusal(HttpServerRequest request) {
        if (request.authority() == null) {
            return Optional.of(400);
        }
        String host = request.authority().host();
        if (LOCAL.contains(host)) {
            return Optional.empty();
        }
        if (!"https".equals(request.scheme())) {
            return Optional.of(NEEDS_HTTPS);
        }
        boolean other = baseUrl.isPresent()
                && !LOCAL.contains(baseUrl.get().getHost())
                && !host.equalsIgnoreCase(baseUrl.get().getHost());
        return other ? Optional.of(OTHER_HOST) : Optional.empty();
    }
}
