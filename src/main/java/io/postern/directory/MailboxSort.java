package io.postern.directory;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of a list. In a URL: the key's name in lower case, with a minus in front when descending. {@link #parse}
 * also knows {@code ,desc} at the end, and other names for some keys.
 */
public record MailboxSort(Key key, boolean descending) {
    public static final MailboxSort BY_ADDRESS = new MailboxSort(Key.ADDRESS, false);

    private static final Map<String, String> ALIASES = Map.of("quota", "used", "quota-used", "used");

    public enum Key {
        ADDRESS,
        STATUS,
        USED,
        CREATED
    }

    /** What a click on the heading of {@code clicked} leads to. */
    public MailboxSort toggled(Key clicked) {
        return new MailboxSort(clicked, clicked == key && !descending);
    }

    public static Optional<MailboxSort> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String asked = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean descending = asked.startsWith("-") || asked.endsWith(",desc");
        String bare = asked.replaceFirst("^-", "").replaceFirst(",(asc|desc)$", "");
        String name = ALIASES.getOrDefault(bare, bare);
        return Stream.of(Key.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .map(key -> new MailboxSort(key, descending));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key.name().toLowerCase(Locale.ROOT);
    }
}
