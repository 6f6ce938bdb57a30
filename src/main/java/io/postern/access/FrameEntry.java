package io.postern.access;

import java.util.UUID;

/**
 * A launched session, as the page in the frame gets to know it.
 *
 * @param token to be sent as a header, or null where a cookie carries it
 * @param csrf what forms of the session must carry
 * @param theme {@code light}, {@code dark} or null
 */
public record FrameEntry(UUID id, String token, String csrf, String theme) {
    @Override
    public String toString() {
        return "FrameEntry[" + id + "]";
    }
}
