package io.postern.selfservice.link;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A link with which the owner of a mailbox sets its password, once. */
@Entity
@Table(name = "set_password_link")
public class SetPasswordLink extends TenantOwned {
    /** The number of the form that asked for it, so that sending that twice is one link. */
    @Id
    public UUID id;

    @Column(name = "mailbox_id")
    public UUID mailboxId;

    @Column(name = "domain_id")
    public UUID domainId;

    public String address;

    @Column(name = "code_hash")
    public byte[] codeHash;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "expires_at")
    public Instant expiresAt;

    /** When its page was first shown, to a person or to a program that looks at links in mail. */
    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "used_at")
    public Instant usedAt;

    @Column(name = "cancelled_at")
    public Instant cancelledAt;

    /** The change that set the password. */
    @Column(name = "change_id")
    public UUID changeId;

    @Column(name = "mail_to")
    public String mailTo;

    @Enumerated(EnumType.STRING)
    @Column(name = "mail_state")
    public MailState mailState = MailState.NONE;

    /** The code, until its mail is sent. */
    public byte[] sealed;

    @Column(name = "mail_tries")
    public int mailTries;

    @Column(name = "mailed_at")
    public Instant mailedAt;

    /** How its mail stands. */
    public enum MailState {
        NONE,
        WAITING,
        SENT,
        FAILED
    }

    /** Whether it can still be used, and if not, why. */
    public enum State {
        WAITING,
        OPENED,
        USED,
        CANCELLED,
        EXPIRED
    }

    public State state(Instant now) {
        if (usedAt != null) {
            return State.USED;
        }
        if (cancelledAt != null) {
            return State.CANCELLED;
        }
        if (!expiresAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return openedAt == null ? State.WAITING : State.OPENED;
    }

    boolean open(Instant now) {
        return switch (state(now)) {
            case WAITING, OPENED -> true;
            case USED, CANCELLED, EXPIRED -> false;
        };
    }
}
