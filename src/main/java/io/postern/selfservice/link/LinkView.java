package io.postern.selfservice.link;

import io.postern.selfservice.link.SetPasswordLink.MailState;
import io.postern.selfservice.link.SetPasswordLink.State;
import java.time.Instant;
import java.util.UUID;

/**
 * A link as staff see it: everything but the link itself.
 *
 * @param until when it stops, or stopped, to be of use
 * @param at when the state began, or null where that is its making
 * @param mailTo where it was mailed, or null
 * @param mailTries how often that was tried
 */
public record LinkView(
        UUID id,
        State state,
        Instant createdAt,
        String createdBy,
        Instant until,
        Instant at,
        String mailTo,
        MailState mail,
        int mailTries) {
    static LinkView of(SetPasswordLink link, Instant now) {
        State state = link.state(now);
        Instant at =
                switch (state) {
                    case WAITING -> null;
                    case OPENED -> link.openedAt;
                    case USED -> link.usedAt;
                    case CANCELLED -> link.cancelledAt;
                    case EXPIRED -> link.expiresAt;
                };
        return new LinkView(
                link.id,
                state,
                link.createdAt,
                link.createdBy,
                link.expiresAt,
                at,
                link.mailTo,
                link.mailState,
                link.mailTries);
    }

    public boolean usable() {
        return state == State.WAITING || state == State.OPENED;
    }

    /** Its mail did not go out so far. */
    public boolean mailTrouble() {
        return mail == MailState.WAITING && mailTries > 0;
    }

    public boolean mailFailed() {
        return mail == MailState.FAILED;
    }

    public String tone() {
        return switch (state) {
            case WAITING, OPENED -> "unknown";
            case USED -> "good";
            case CANCELLED, EXPIRED -> "warning";
        };
    }
}
