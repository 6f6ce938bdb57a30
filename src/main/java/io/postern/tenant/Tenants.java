package io.postern.tenant;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.postern.platform.tenancy.CurrentTenant;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.platform.web.FrameAncestors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tenants that are open for use. Answers are at most some seconds old. */
@ApplicationScoped
public class Tenants implements TenantLookup, FrameAncestors {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final LoadingCache<TenantId, Optional<OpenTenant>> cache;

    Tenants(Tenancy tenancy, EntityManager entities) {
        this.tenancy = tenancy;
        this.entities = entities;
        // the bound matters: anyone may ask for any slug
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(5))
                .maximumSize(10_000)
                .build(this::load);
    }

    @Override
    public boolean exists(TenantId tenant) {
        return find(tenant).isPresent();
    }

    @Override
    public Optional<String> name(TenantId tenant) {
        return find(tenant).map(OpenTenant::name);
    }

    public Optional<OpenTenant> find(TenantId tenant) {
        return cache.get(tenant);
    }

    /** Origins that may frame the tenant's embedded pages. */
    @Override
    public List<String> embedOrigins(TenantId tenant) {
        return find(tenant).map(OpenTenant::embedOrigins).orElse(List.of());
    }

    /** All that are open, by slug. For background work; each is then served in its own transaction. */
    public List<TenantId> all() {
        return tenancy.asSystem(
                () -> entities
                        .createQuery("select id from Tenant where parkedAt is null order by id", String.class)
                        .getResultList()
                        .stream()
                        .map(TenantId::new)
                        .toList());
    }

    /** Those that nobody can enter any more. */
    public List<TenantId> parked() {
        return tenancy.asSystem(() -> entities
                .createQuery("select id from Tenant where parkedAt is not null order by id", String.class)
                .getResultList()
                .stream()
                .map(TenantId::new)
                .toList());
    }

    /** Makes the next look-up read anew. */
    public void forget(TenantId tenant) {
        cache.invalidate(tenant);
    }

    public void forgetAll() {
        cache.invalidateAll();
    }

    private Optional<OpenTenant> load(TenantId id) {
        // a caller may have a transaction open already; tenants are global, so that one serves as well
        Tenant found = CurrentTenant.transactionOpen() ? row(id) : tenancy.asSystem(() -> row(id));
        return Optional.ofNullable(found)
                .filter(tenant -> tenant.parkedAt == null)
                .map(OpenTenant::of);
    }

    private Tenant row(TenantId id) {
        return entities.find(Tenant.class, id.value());
    }
}
