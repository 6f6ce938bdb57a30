package io.postern.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of a list begins: the sort values of the last row before it, as one opaque word of a URL. Whoever changes
 * the word sees the first page; it opens nothing, because every query has its own filters.
 */
public record Keyset(List<String> values) {
    private static final int LONGEST = 1_000;

    public Keyset {
        values = List.copyOf(values);
    }

    public static Keyset of(String... values) {
        return new Keyset(List.of(values));
    }

    public String encode() {
        var joined = new StringBuilder();
        values.forEach(value -> joined.append(value.length()).append(':').append(value));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for null, for anything that is not of our making, and for another number of values. */
    public static Optional<Keyset> decode(String word, int values) {
        if (word == null || word.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            List<String> found = split(joined);
            var keyset = new Keyset(found);
            return found.size() == values && keyset.encode().equals(word) ? Optional.of(keyset) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static List<String> split(String joined) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < joined.length()) {
            int colon = joined.indexOf(':', at);
            int length = Integer.parseInt(joined.substring(at, colon));
            found.add(joined.substring(colon + 1, colon + 1 + length));
            at = colon + 1 + length;
        }
        return found;
    }
}
