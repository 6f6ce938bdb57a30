package io.postern.platform.web;

import io.postern.platform.tenancy.TenantId;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where an identity provider ends its own session (RP-initiated logout). */
@ApplicationScoped
public class EndSession {
    private final TenantConfigBean clients;
    private final SignInClients own;
    private final BaseUrl base;

    EndSession(TenantConfigBean clients, SignInClients own, BaseUrl base) {
        this.clients = clients;
        this.own = own;
        this.base = base;
    }

    /** Empty where the provider offers none, or where nobody has signed in through it since the start. */
    public Optional<String> address(TenantId tenant) {
        TenantConfigContext client =
                own.client(tenant).isPresent() ? clients.getDynamicTenant(tenant.value()) : clients.getDefaultTenant();
        return Optional.ofNullable(client)
                .map(TenantConfigContext::getOidcMetadata)
                .map(OidcConfigurationMetadata::getEndSessionUri)
                .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
                .map(address -> address + (address.contains("?") ? "&" : "?") + "client_id="
                        + encode(client.oidcConfig().clientId().orElse("")) + "&post_logout_redirect_uri="
                        + encode(base.origin() + "/"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
