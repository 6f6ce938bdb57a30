package io.postern.provider.spi;

import io.postern.platform.secret.Secret;
import java.net.URI;
import java.util.Map;

/** The entry point of a driver package: one application-scoped bean. */
public interface DriverFactory {
    DriverInfo info();

    /**
     * A driver for one connection. Makes no call.
     *
     * @param endpoint without trailing slash; already checked against the outbound policy
     * @param credentials by {@link CredentialField#name()}
     */
    MailDriver open(URI endpoint, Map<String, Secret> credentials);
}
