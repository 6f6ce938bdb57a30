package io.postern.mailbox.note;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A note about an address. */
@Entity
@Table(name = "mailbox_note")
public class MailboxNote extends TenantOwned {
    @Id
    public String address;

    public String note;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Column(name = "changed_by")
    public String changedBy;
}
