package io.postern.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What came back, whatever its status.
 *
 * @param retryAfter of the header in seconds, or null
 */
public record OutboundAnswer(int status, byte[] body, Duration retryAfter) {
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Prints no body: it may hold a password. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
