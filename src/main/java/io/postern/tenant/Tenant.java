package io.postern.tenant;

import io.postern.platform.tenancy.Global;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A reseller. Its id is its slug. */
@Entity
@Global
public class Tenant {
    @Id
    public String id;

    public String name;

    @Column(name = "oidc_issuer")
    public String oidcIssuer;

    @Column(name = "oidc_client_id")
    public String oidcClientId;

    /** Sealed. */
    @Column(name = "oidc_client_secret")
    public byte[] oidcClientSecret;

    /** Comes from the tenants file, which then sets all three and takes them away again. */
    @Column(name = "oidc_managed")
    public boolean oidcManaged;

    /** Whom customers and mailbox owners may ask. */
    @Column(name = "support_email")
    public String supportEmail;

    @Column(name = "support_phone")
    public String supportPhone;

    @Column(name = "support_url")
    public String supportUrl;

    /** {@code light} or {@code dark} for everybody, or null for the browser's choice. */
    public String theme;

    /** In which times are shown; null for UTC. */
    @Column(name = "time_zone")
    public String timeZone;

    /** As the tenants file has them. */
    @Column(name = "embed_origins")
    public String[] embedOrigins = {};

    /** Made in pages. */
    @Column(name = "added_origins")
    public String[] addedOrigins = {};

    /** Comes from the tenants file and is read-only in pages. */
    public boolean managed;

    @Column(name = "parked_at")
    public Instant parkedAt;

    @Column(name = "created_at")
    public Instant createdAt;
}
