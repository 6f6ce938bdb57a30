package io.postern.member;

import io.postern.access.Role;
import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/**
 * A person of a tenant. Known by issuer and subject; one that was named by e-mail alone gets its subject at the first
 * sign-in whose token says that the e-mail is verified.
 */
@Entity
@DynamicUpdate
public class Member extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    public String issuer;
    public String subject;
    public String email;
    public String name;

    @Enumerated(EnumType.STRING)
    public Role role;

    /** Narrows the member to one customer's domains; null for all. */
    @Column(name = "customer_id")
    public UUID customerId;

    public boolean managed;

    @Column(name = "last_sign_in_at")
    public Instant lastSignInAt;

    public String shownName() {
        return name != null ? name : email != null ? email : subject;
    }
}
