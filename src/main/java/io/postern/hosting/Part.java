package io.postern.hosting;

import io.postern.mailbox.Trouble;

/**
 * What the provider said about one part of a domain.
 *
 * @param value null unless it was told
 * @param trouble why it was not, or null when there is no answer yet
 */
public record Part(Object value, Trouble trouble) {
    static final Part LATE = new Part(null, null);

    public boolean told() {
        return value != null;
    }

    public boolean late() {
        return value == null && trouble == null;
    }

    /** It can be changed, but the provider does not tell how it is. */
    public boolean untold() {
        return trouble != null && trouble.kind() == io.postern.provider.spi.Kind.UNSUPPORTED;
    }
}
