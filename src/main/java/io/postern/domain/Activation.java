package io.postern.domain;

import io.postern.platform.web.Flash;
import io.postern.provider.ProviderError;

/** What came of switching a domain's mail on. */
enum Activation {
    DONE(Flash.Tone.GOOD),
    NOT_NEEDED(Flash.Tone.WARNING),
    UNKNOWN(Flash.Tone.WARNING),
    REFUSED(Flash.Tone.BAD),
    CREDENTIALS(Flash.Tone.BAD),
    UNREACHABLE(Flash.Tone.BAD),
    NOT_ASKED(Flash.Tone.BAD);

    private final Flash.Tone tone;

    Activation(Flash.Tone tone) {
        this.tone = tone;
    }

    Flash.Tone tone() {
        return tone;
    }

    static Activation of(ProviderError error) {
        return switch (error.kind()) {
            case TIMEOUT, UNEXPECTED -> UNKNOWN;
            case BUSY, UNAVAILABLE -> UNREACHABLE;
            case CREDENTIALS, FORBIDDEN -> CREDENTIALS;
            case NOT_FOUND, ALREADY_EXISTS, INVALID, PASSWORD_REJECTED, CONFLICT, LIMIT, UNSUPPORTED -> REFUSED;
        };
    }
}
