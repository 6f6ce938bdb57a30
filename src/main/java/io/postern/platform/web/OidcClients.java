package io.postern.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the identity provider of a sign-in: the tenant's own, else the installation's. The path decides, and on the
 * way back the state cookie that the path had chosen; never what another cookie happens to name.
 */
@ApplicationScoped
class OidcClients implements TenantConfigResolver {
    static final String CALLBACK = "/sign-in/callback";

    private static final String STATE_COOKIE = "q_auth_";
    private static final String REPLACE = "replace-tenant-configuration-context";
    private static final int KEPT = 500;

    private final SignInClients clients;
    private final TenantConfigBean known;
    private final Cache<SignInClient, OidcTenantConfig> configs =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    OidcClients(SignInClients clients, TenantConfigBean known) {
        this.clients = clients;
        this.known = known;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
        // a cookie of another tenant must not choose for us
        context.remove("tenant-id");
        Optional<TenantId> tenant = tenant(context);
        if (tenant.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return request.runBlocking(() -> clients.client(tenant.get())
                .map(client -> configs.get(client, wanted -> config(tenant.get(), wanted)))
                .map(config -> inForce(context, tenant.get(), config))
                .orElse(null));
    }

    /** Without that mark Quarkus keeps the client it has made, and with it the provider and the secret of before. */
    private OidcTenantConfig inForce(RoutingContext context, TenantId tenant, OidcTenantConfig config) {
        TenantConfigContext made = known.getDynamicTenant(tenant.value());
        if (made != null && made.oidcConfig() != config) {
            context.put(REPLACE, "true");
        }
        return config;
    }

    private static Optional<TenantId> tenant(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals(CALLBACK)) {
            return TenantId.parse(RequestPath.first(path));
        }
        String state = context.request().getParam("state");
        if (state == null || state.isEmpty()) {
            return Optional.empty();
        }
        return context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(STATE_COOKIE) && name.endsWith("_" + state))
                .filter(name -> name.length() > STATE_COOKIE.length() + state.length() + 1)
                .map(name -> name.substring(STATE_COOKIE.length(), name.length() - state.length() - 1))
                .findFirst()
                .flatMap(TenantId::parse);
    }

    private OidcTenantConfig config(TenantId tenant, SignInClient client) {
        return OidcTenantConfig.authServerUrl(client.issuer())
                .tenantId(tenant.value())
                .applicationType(ApplicationType.WEB_APP)
                .clientId(client.clientId())
                .credentials(client.secret().reveal())
                .token()
                .issuer(client.issuer())
                .subjectRequired()
                .end()
                .authentication()
                .redirectPath(CALLBACK)
                .restorePathAfterRedirect()
                .errorPath("/sign-in/failed")
                .scopes(List.of("email", "profile"))
                .pkceRequired()
                .nonceRequired()
                .cookieForceSecure()
                .failOnMissingStateParam()
                .javaScriptAutoRedirect(false)
                .end()
                .build();
    }
}
