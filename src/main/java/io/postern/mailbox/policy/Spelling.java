package io.postern.mailbox.policy;

import io.postern.platform.secret.Secret;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The characters of a password, weighed for what an attacker tries first. Never printed. */
final class Spelling {
    /** A known word with more than so much around it is no longer told by the word. */
    private static final int MOST_AROUND = 8;

    private static final int SHORTEST_KNOWN = 4;
    private static final int SHORTEST_RUN = 4;
    private static final int SHORT_UNIT = 8;

    private static final List<String> ROWS = List.of(
            "1234567890",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qwertzuiop",
            "yxcvbnm",
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "1q2w3e4r5t6y7u8i9o0p",
            "!@#$%^&*()");

    private final String lower;

    private Spelling(String text) {
        lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static Spelling of(Secret password) {
        return new Spelling(password.reveal());
    }

    static Spelling of(String text) {
        return new Spelling(text);
    }

    /** Whether it is a password of the list: as it is, with the usual substitutions, with something around, repeated. */
    boolean known(KnownPasswords list) {
        String unit = unit();
        return Stream.of(lower, unit)
                .distinct()
                .flatMap(Spelling::cuts)
                .flatMap(Spelling::spellings)
                .distinct()
                .anyMatch(list::contains);
    }

    /** Itself, and what is left without some of the digits and signs at its ends. */
    private static Stream<String> cuts(String text) {
        int first = text.length() - withoutStart(text).length();
        int last = withoutEnd(text).length();
        return IntStream.rangeClosed(0, Math.min(first, MOST_AROUND)).boxed().flatMap(start -> IntStream.rangeClosed(
                        Math.max(last, text.length() - MOST_AROUND + start), text.length())
                .filter(end -> end - start >= SHORTEST_KNOWN)
                .mapToObj(end -> text.substring(start, end)));
    }

    /** Whether little but rows of keys, counting, or one short thing over and over is in it. */
    boolean pattern(int needed) {
        if (!lower.isEmpty() && (unit().length() < SHORT_UNIT && unit().length() < lower.length())) {
            return true;
        }
        BitSet inRuns = new BitSet();
        for (int start = 0; start < lower.length(); start++) {
            int end =
                    Math.max(Math.max(runEnd(start, 1), runEnd(start, -1)), Math.max(runEnd(start, 0), rowEnd(start)));
            if (end - start >= SHORTEST_RUN) {
                inRuns.set(start, end);
            }
        }
        return !inRuns.isEmpty() && lower.length() - inRuns.cardinality() < needed;
    }

    /** The word that it is made of, so that fewer than {@code needed} other characters are left; or null. */
    String madeOf(Collection<String> words, int needed) {
        String first = null;
        BitSet taken = new BitSet();
        for (String word : words) {
            for (String text : spellings(lower).distinct().toList()) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                    first = first == null ? word : first;
                    taken.set(at, at + word.length());
                }
            }
        }
        if (first == null) {
            return null;
        }
        var left = new StringBuilder();
        for (int at = taken.nextClearBit(0); at < lower.length(); at = taken.nextClearBit(at + 1)) {
            left.append(lower.charAt(at));
        }
        return withoutStart(withoutEnd(left.toString())).length() < needed ? first : null;
    }

    /** As it is, and with what signs are usually written for; each as long as the other. */
    private static Stream<String> spellings(String text) {
        return Stream.of(
                text,
                translated(text, "0134579@$!|+", "oieastgasiit"),
                translated(text, "0134579@$!|+", "oleastgasllt"),
                translated(text, "0134579@$!8", "oleastgasib"));
    }

    private static String translated(String text, String signs, String letters) {
        var made = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            int sign = signs.indexOf(text.charAt(at));
            if (sign >= 0) {
                made.setCharAt(at, letters.charAt(sign));
            }
        }
        return made.toString();
    }

    /** What it repeats, the last time perhaps not to its end; itself when it repeats nothing. */
    private String unit() {
        for (int length = 1; length <= lower.length() / 2; length++) {
            if (lower.startsWith(lower.substring(length))) {
                return lower.substring(0, length);
            }
        }
        return lower;
    }

    private int runEnd(int start, int step) {
        int end = start + 1;
        while (end < lower.length() && lower.charAt(end) - lower.charAt(end - 1) == step) {
            end++;
        }
        return end;
    }

    private int rowEnd(int start) {
        int end = start + 1;
        while (end < lower.length() && inRow(lower.substring(start, end + 1))) {
            end++;
        }
        return end;
    }

    private static boolean inRow(String part) {
        String back = new StringBuilder(part).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(part) || row.contains(back));
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String withoutStart(String text) {
        int start = 0;
        while (start < text.length() && !Character.isLetter(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    @Override
    public String toString() {
        return "********";
    }
}
