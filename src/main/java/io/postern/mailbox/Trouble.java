package io.postern.mailbox;

import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import java.util.Set;

/**
 * A call that did not work, for {@code mailboxes/trouble.html}: what happened, whether anything changed, what to do.
 *
 * @param code a reason that has words of its own, or ""
 * @param upstreamMessage the provider's words, or null
 */
public record Trouble(Kind kind, String code, String upstreamMessage, Effect effect) {
    static final Set<String> WORDED = Set.of(
            "old-password",
            "not-activated",
            "address-not-allowed",
            "method-withdrawn",
            "not-asked",
            ProviderError.PAUSED);

    /** What became of the data. */
    public enum Effect {
        READ,
        NOTHING,
        UNKNOWN
    }

    public Trouble {
        boolean worded =
                code != null && (WORDED.contains(code) || OpensrsReason.of(code).isPresent());
        code = worded ? code : "";
    }

    /** A reason whose words are the provider's own, or null. */
    public OpensrsReason reason() {
        return OpensrsReason.of(code).orElse(null);
    }

    /** Only whoever runs the tenant can do something about it: its customers are told to ask. */
    public boolean forTheHouse() {
        return switch (code) {
            case "not-activated", "address-not-allowed", "not-asked", ProviderError.PAUSED -> true;
            case "old-password", "method-withdrawn" -> false;
            default ->
                switch (kind) {
                    case CREDENTIALS, FORBIDDEN, LIMIT, NOT_FOUND, UNSUPPORTED -> true;
                    default -> false;
                };
        };
    }

    public static final Trouble NOT_ASKED = new Trouble(Kind.UNAVAILABLE, "not-asked", null, Effect.READ);

    public static Trouble reading(ProviderError error) {
        return new Trouble(error.kind(), error.code(), error.upstreamMessage(), Effect.READ);
    }
}
