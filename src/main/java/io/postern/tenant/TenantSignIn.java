package io.postern.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.SignInClient;
import io.postern.platform.web.SignInClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Optional;

/** The identity providers that tenants bring along. */
@ApplicationScoped
class TenantSignIn implements SignInClients {
    private static final int KEPT = 500;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final Cache<TenantId, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    TenantSignIn(Tenancy tenancy, EntityManager entities, Vault vault) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
    }

    private record Known(byte[] sealed, SignInClient client) {
        boolean stillIs(Tenant tenant) {
            return client.issuer().equals(tenant.oidcIssuer)
                    && client.clientId().equals(tenant.oidcClientId)
                    && Arrays.equals(sealed, tenant.oidcClientSecret);
        }
    }

    @Override
    public Optional<SignInClient> client(TenantId id) {
        Tenant tenant = tenancy.asSystem(() -> entities.find(Tenant.class, id.value()));
        if (tenant == null || tenant.parkedAt != null || tenant.oidcIssuer == null) {
            return Optional.empty();
        }
        Known current = known.asMap()
                .compute(id, (ignored, before) -> before != null && before.stillIs(tenant) ? before : read(tenant));
        return Optional.of(current.client());
    }

    private Known read(Tenant tenant) {
        Secret secret = tenant.oidcClientSecret == null
                ? Secret.of("")
                : vault.open(tenant.oidcClientSecret, tenant.id, "oidc", "client-secret");
        return new Known(tenant.oidcClientSecret, new SignInClient(tenant.oidcIssuer, tenant.oidcClientId, secret));
    }
}
