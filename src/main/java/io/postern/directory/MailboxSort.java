package io.postern.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The order of a list. In a URL: the key's name in lower case, with a minus in front when descending. */
public record MailboxSort(Key key, boolean descending) {
    public static final MailboxSort BY_ADDRESS = new MailboxSort(Key.ADDRESS, false);

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
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
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
