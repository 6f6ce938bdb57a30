package io.postern.provider;

import io.postern.platform.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * What it takes to talk through one connection.
 *
 * @param version counts up when endpoint or credentials change; calls with an older version keep their own breaker
 */
public record ConnectionAccess(UUID id, String provider, URI endpoint, Map<String, Secret> credentials, int version) {
    public ConnectionAccess {
        credentials = Map.copyOf(credentials);
    }
}
