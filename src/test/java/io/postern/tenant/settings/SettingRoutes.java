package io.postern.tenant.settings;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

@ApplicationScoped
class SettingRoutes implements RouteFixture {
    private static final String GENERAL = "POST /{tenant}/settings/general";
    private static final String SIGN_IN = "POST /{tenant}/settings/sign-in";

    @Override
    public Set<String> routes() {
        return Set.of(GENERAL, SIGN_IN);
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        return new Request(
                Map.of(),
                route.equals(GENERAL)
                        ? Map.of("name", tenant.value(), "email", "help@matrix.example", "theme", "")
                        : Map.of("issuer", "https://elsewhere.invalid", "client-id", "postern"));
    }
}
