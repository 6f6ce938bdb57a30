package io.postern.directory;

import io.postern.platform.tenancy.TenantOwned;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One address at a domain; what the upstream told us last. Written by the directory alone. */
@Entity
public class Mailbox extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(name = "domain_id")
    public UUID domainId;

    public String address;

    @Column(name = "first_name")
    public String firstName;

    @Column(name = "last_name")
    public String lastName;

    @Column(name = "notification_address")
    public String notificationAddress;

    @Enumerated(EnumType.STRING)
    public MailboxStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "account_type")
    public AccountType accountType;

    @Column(name = "quota_bytes")
    public Long quotaBytes;

    @Column(name = "used_bytes")
    public Long usedBytes;

    @Column(name = "created_at")
    public Instant createdAt;

    public String[] forwards = {};

    @Column(name = "imap_host")
    public String imapHost;

    @Column(name = "pop_host")
    public String popHost;

    @Column(name = "smtp_host")
    public String smtpHost;

    public String webmail;

    /** When the upstream told us. */
    @Column(name = "seen_at")
    public Instant seenAt;

    /** When a change of ours was last reflected here; a page fetched before that may not overwrite the row. */
    @Column(name = "written_at")
    public Instant writtenAt;

    @Column(name = "missing_passes")
    public int missingPasses;
}
