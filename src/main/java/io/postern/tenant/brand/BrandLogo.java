package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantOwned;
import io.postern.tenant.brand.LogoFile.Ground;
import io.postern.tenant.brand.LogoFile.Type;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The picture of a brand. */
@Entity
@Table(name = "brand_logo")
public class BrandLogo extends TenantOwned {
    @Id
    @Column(name = "brand_id")
    public UUID brandId;

    public String hash;

    @Enumerated(EnumType.STRING)
    public Type type;

    public int width;
    public int height;

    @Enumerated(EnumType.STRING)
    public Ground ground;

    public byte[] content;
}
