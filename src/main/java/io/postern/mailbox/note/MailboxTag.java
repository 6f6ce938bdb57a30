package io.postern.mailbox.note;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One tag of an address. */
@Entity
@Table(name = "mailbox_tag")
@IdClass(MailboxTag.Key.class)
public class MailboxTag extends TenantOwned {
    @Id
    public String address;

    @Id
    public String tag;

    public record Key(String address, String tag) {}
}
