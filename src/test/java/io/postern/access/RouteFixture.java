package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.Map;
import java.util.Set;

/**
 * What a route needs in order to succeed. Whoever adds a route with a parameter or a form makes one a bean of the tests:
 *
 * <pre>{@code
 * @ApplicationScoped
 * class SuspensionFixture implements RouteFixture {
 *     public Set<String> routes() {
 *         return Set.of("POST /{tenant}/mailboxes/{id}/suspension");
 *     }
 *
 *     public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
 *         return Request.of(Map.of("id", createMailbox(tenant)));
 *     }
 * }
 * }</pre>
 */
public interface RouteFixture {
    /** Verb and template, as in {@code src/test/resources/routes.txt}. */
    Set<String> routes();

    /** Creates what the route acts on. Called anew for each request; {@code route} is one of {@link #routes()}, {@code who} is the person who makes it. */
    Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who);

    /**
     * @param parameters values of the path, without {@code tenant}
     * @param form fields, without {@code csrf}
     */
    record Request(Map<String, String> parameters, Map<String, String> form) {
        public static final Request PLAIN = new Request(Map.of(), Map.of());

        public static Request of(Map<String, String> parameters) {
            return new Request(parameters, Map.of());
        }
    }
}
