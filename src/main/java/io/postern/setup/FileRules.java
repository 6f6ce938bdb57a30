package io.postern.setup;

import io.postern.platform.http.OutboundPolicy.Refusal;
import io.postern.platform.http.OwnOrigins;
import io.postern.provider.Providers;
import io.postern.setup.file.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What a tenants file of this installation is checked against. */
@ApplicationScoped
class FileRules {
    /** Stands in the demo tenants for the origin of the application itself. */
    private static final String OWN_ORIGIN = "own-origin";

    private final Config config;
    private final Providers providers;
    private final OwnOrigins ownOrigins;

    FileRules(Config config, Providers providers, OwnOrigins ownOrigins) {
        this.config = config;
        this.providers = providers;
        this.ownOrigins = ownOrigins;
    }

    Rules get() {
        return new Rules(this::property, providers.all(), this::refusal);
    }

    private Optional<String> property(String name) {
        if (name.equals(OWN_ORIGIN)) {
            return ownOrigins.get().stream().findFirst().map(URI::toString);
        }
        return config.getOptionalValue(name, String.class);
    }

    private Optional<String> refusal(URI endpoint) {
        return providers.refusal(endpoint).map(FileRules::words);
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> "write the address without ? and #, for example https://httpapi.com/api";
            case USER_INFO -> "write the address without user name and password; they belong below credentials";
            case NOT_HTTPS ->
                "write an address that starts with https://, or add its origin to" + " postern.providers.allowed-hosts";
            case PORT -> "write the address without a port, or add its origin to postern.providers.allowed-hosts";
            case HOST_NOT_ALLOWED ->
                "this host may not be called; write one of the provider's own, or add it to"
                        + " postern.providers.allowed-hosts";
            case UNKNOWN_HOST -> "this host is not known; check its spelling";
            case PRIVATE_ADDRESS ->
                "this host has a private address; add its origin to"
                        + " postern.providers.allowed-hosts if that is wanted";
        };
    }
}
