package io.postern.selfservice.offer;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One part, switched at one place. */
@Entity
@Table(name = "self_service_switch")
@IdClass(SelfServiceSwitch.Key.class)
public class SelfServiceSwitch extends TenantOwned {
    @Id
    @Enumerated(EnumType.STRING)
    public Level level;

    @Id
    public String subject;

    @Id
    @Enumerated(EnumType.STRING)
    public Part part;

    @Column(name = "is_on")
    public boolean on;

    /** By somebody of the reseller, not by his customer. */
    @Column(name = "by_staff")
    public boolean byStaff;

    public record Key(Level level, String subject, Part part) {}
}
