package io.postern.tenant.brand;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sets how a tenant or one of its customers looks. */
@ApplicationScoped
class BrandEditing {
    private static final int HASH_BYTES = 16;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Brands brands;
    private final AuditTrail audit;

    BrandEditing(Tenancy tenancy, EntityManager entities, Brands brands, AuditTrail audit) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.brands = brands;
        this.audit = audit;
    }

    /** What is kept. */
    record Kept(BrandInput input, Brands.LogoFacts logo) {}

    Kept kept(TenantId tenant, UUID customerId) {
        return tenancy.inTenant(tenant, () -> brands.find(customerId)
                .map(brand ->
                        new Kept(BrandInput.of(brand), brands.logo(brand.id).orElse(null)))
                .orElseGet(() -> new Kept(BrandInput.EMPTY, null)));
    }

    /** @param logo a new picture; {@code withoutLogo} takes away the one that is kept */
    void save(
            TenantId tenant,
            Actor actor,
            UUID customerId,
            String target,
            BrandInput wanted,
            Optional<LogoFile> logo,
            boolean withoutLogo) {
        tenancy.inTenant(tenant, () -> {
            Brand brand = brands.find(customerId).orElseGet(() -> fresh(customerId));
            wanted.writeTo(brand);
            entities.flush();
            if (logo.isPresent() || withoutLogo) {
                entities.createQuery("delete from BrandLogo where brandId = ?1")
                        .setParameter(1, brand.id)
                        .executeUpdate();
            }
            logo.ifPresent(file -> entities.persist(row(brand.id, file)));
            String what = logo.isPresent() ? "replaced" : withoutLogo ? "removed" : "kept";
            audit.append(
                    tenant,
                    new AuditLine(
                            "brand.changed",
                            actor,
                            null,
                            null,
                            null,
                            null,
                            target,
                            null,
                            Map.of("accent", wanted.accent(), "name", wanted.productName(), "logo", what)));
        });
        brands.forget(tenant);
    }

    private Brand fresh(UUID customerId) {
        var brand = new Brand();
        brand.customerId = customerId;
        entities.persist(brand);
        return brand;
    }

    private static BrandLogo row(UUID brandId, LogoFile file) {
        var logo = new BrandLogo();
        logo.brandId = brandId;
        logo.hash = hash(brandId, file.content());
        logo.type = file.type();
        logo.width = file.width();
        logo.height = file.height();
        logo.ground = file.ground();
        logo.content = file.content();
        return logo;
    }

    /** With the brand's own id, so that nobody who has the picture can ask who shows it. */
    private static String hash(UUID brandId, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(brandId.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(content), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
