package io.postern.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people reach the portal. */
@ApplicationScoped
public class BaseUrl {
    private final Optional<URI> configured;
    private final Exchange exchange;

    BaseUrl(@ConfigProperty(name = "postern.base-url") Optional<URI> configured, Exchange exchange) {
        this.configured = configured;
        this.exchange = exchange;
    }

    /** The same as configured: for what leaves the portal, and must not depend on what a request says of itself. */
    public String configured() {
        return configured
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElseThrow(() -> new IllegalStateException("postern.base-url is not set"));
    }

    /** Scheme, host and port; the request's own where none is configured. */
    public String origin() {
        return configured
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .orElseGet(exchange::origin);
    }
}
