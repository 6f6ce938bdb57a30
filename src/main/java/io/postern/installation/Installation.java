package io.postern.installation;

import java.util.Set;
import java.util.UUID;

/**
 * A billing system that may send people and orders.
 *
 * @param externalId what its tokens name as {@code iss}
 * @param managed comes from the tenants file and is read-only in pages
 */
public record Installation(UUID id, String externalId, String name, Set<InstallationScope> scopes, boolean managed) {
    public boolean may(InstallationScope scope) {
        return scopes.contains(scope);
    }
}
