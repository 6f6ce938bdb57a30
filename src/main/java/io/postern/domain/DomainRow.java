package io.postern.domain;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One domain in the list. */
public record DomainRow(
        UUID id,
        String name,
        String provider,
        String connection,
        String customer,
        State state,
        int progress,
        long mailboxes,
        OffsetDateTime syncedAt,
        boolean stopped,
        boolean activatable) {
    /** What a person needs to know of it. */
    public enum State {
        WAITING,
        READING,
        ACTIVE,
        NOT_ACTIVATED,
        FAILED;

        public static State of(Domain domain) {
            return switch (domain.syncState) {
                case WAITING -> WAITING;
                case RUNNING -> READING;
                case DONE -> ACTIVE;
                case FAILED ->
                    domain.syncFailure != null && domain.syncFailure.contains("not-activated") ? NOT_ACTIVATED : FAILED;
            };
        }
    }
}
