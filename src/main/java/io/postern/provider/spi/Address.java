package io.postern.provider.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address, parsed once. Local part and domain are kept in lower case, as every upstream compares them so.
 * Ownership is decided on {@link #domain()} and on nothing else.
 */
public record Address(String localPart, String domain) {
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

    public Address {
        if (!LOCAL.matcher(localPart).matches() || localPart.length() > 64) {
            throw new IllegalArgumentException("not a local part of a mail address");
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("not a mail domain");
        }
    }

    /** The address in {@code text}, or nothing when it is not exactly one plain address. */
    public static Optional<Address> parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        int at = lower.indexOf('@');
        if (at < 1 || at != lower.lastIndexOf('@')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(lower.substring(0, at), lower.substring(at + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
