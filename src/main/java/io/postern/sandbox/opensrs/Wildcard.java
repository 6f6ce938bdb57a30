package io.postern.sandbox.opensrs;

import java.util.Locale;
import java.util.function.Predicate;

/** A pattern of {@code ?} for one character and {@code *} for many. */
record Wildcard(String pattern) implements Predicate<String> {
    Wildcard {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        int at = 0;
        int mark = 0;
        int star = -1;
        int read = 0;
        while (read < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                mark = read;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(read))) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++mark;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
