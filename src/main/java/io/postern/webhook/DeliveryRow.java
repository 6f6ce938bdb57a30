package io.postern.webhook;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One event on its way to an endpoint, as the page shows it.
 *
 * @param type null if it is none of this version
 * @param name of the type, as it is sent
 * @param answer the status that came back, or in a word why there was none; null before the first attempt
 * @param next when it is tried again, or null
 */
public record DeliveryRow(
        long sequence,
        UUID event,
        EventType type,
        String name,
        OffsetDateTime at,
        Delivery.State state,
        int attempts,
        Outcome answer,
        String status,
        OffsetDateTime next) {
    /** What became of the last attempt. */
    public enum Outcome {
        ANSWERED,
        REDIRECTED,
        REFUSED_BY_POLICY,
        UNKNOWN_HOST,
        NOT_CONNECTED,
        NOT_SECURED,
        NO_ANSWER_IN_TIME,
        BROKEN_OFF
    }

    static DeliveryRow of(StoredEvent event, Delivery delivery) {
        return new DeliveryRow(
                event.sequence,
                event.id,
                EventType.of(event.type).orElse(null),
                event.type,
                EndpointRow.at(event.at),
                delivery.state,
                delivery.attempts,
                outcome(delivery.answer),
                delivery.answer,
                EndpointRow.at(delivery.nextAttemptAt));
    }

    private static Outcome outcome(String answer) {
        if (answer == null) {
            return null;
        }
        return switch (answer) {
            case "REFUSED_BY_POLICY" -> Outcome.REFUSED_BY_POLICY;
            case "UNKNOWN_HOST" -> Outcome.UNKNOWN_HOST;
            case "NOT_CONNECTED" -> Outcome.NOT_CONNECTED;
            case "NOT_SECURED" -> Outcome.NOT_SECURED;
            case "NO_ANSWER_IN_TIME" -> Outcome.NO_ANSWER_IN_TIME;
            default -> {
                if (!answer.matches("[0-9]{3}")) {
                    yield Outcome.BROKEN_OFF;
                }
                yield answer.startsWith("3") ? Outcome.REDIRECTED : Outcome.ANSWERED;
            }
        };
    }
}
