package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** How a tenant looks, or one of its customers. What is null is left to the next: the tenant, then the portal itself. */
@Entity
public class Brand extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** Null for the tenant's own. */
    @Column(name = "customer_id")
    public UUID customerId;

    /** Six hex digits. */
    public String accent;

    @Column(name = "product_name")
    public String productName;

    /** The logo holds the name, so that no other stands beside it. */
    @Column(name = "logo_alone")
    public boolean logoAlone;

    public String welcome;

    @Column(name = "imprint_url")
    public String imprintUrl;

    @Column(name = "privacy_url")
    public String privacyUrl;

    @Column(name = "help_url")
    public String helpUrl;

    @Column(name = "sender_name")
    public String senderName;

    @Column(name = "reply_to")
    public String replyTo;
}
