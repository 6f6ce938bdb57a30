package io.postern.delegation;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The forms about support access; none names a row. */
@ApplicationScoped
class DelegationRoutes implements RouteFixture {
    private static final Map<String, Map<String, String>> FORMS = Map.of(
            "POST /{tenant}/support-access", Map.of("length", "1d"),
            "POST /{tenant}/support-access/delete", Map.of(),
            "POST /{tenant}/customers/acting-rule", Map.of("rule", "always"),
            "POST /{tenant}/acting/delete", Map.of());

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        return new Request(Map.of(), FORMS.get(route));
    }
}
