package io.postern.platform.tenancy;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Turns the first path segment into a tenant, once. It does not say whether the tenant exists: only a session that
 * belongs to it does, so that nobody learns slugs by trying.
 */
public final class TenantFilter {
    private static final String PROPERTY = "postern.tenant";

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 100)
    public void resolve(ContainerRequestContext request) {
        String slug = request.getUriInfo().getPathParameters().getFirst("tenant");
        if (slug != null) {
            request.setProperty(
                    PROPERTY,
                    TenantId.parse(slug)
                            .filter(tenant -> !ReservedSlugs.contains(slug))
                            .orElseThrow(NotFoundException::new));
        }
    }

    /** The tenant of a route below {@code /{tenant}}. */
    public static Optional<TenantId> tenant(ContainerRequestContext request) {
        return Optional.ofNullable((TenantId) request.getProperty(PROPERTY));
    }
}
