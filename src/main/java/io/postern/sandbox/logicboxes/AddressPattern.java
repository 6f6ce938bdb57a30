package io.postern.sandbox.logicboxes;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A caller's regular expression over whole addresses. Its dialect is not documented, so that only what all dialects
 * share is taken; a pattern that is long or slow is refused.
 */
final class AddressPattern implements Predicate<Mailbox> {
    private static final int LONGEST = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Pattern pattern;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    AddressPattern(String text) {
        if (text.length() > LONGEST || text.contains("\\Q") || text.contains("(?")) {
            throw Arguments.invalid("email-pattern");
        }
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Arguments.invalid("email-pattern");
        }
    }

    @Override
    public boolean test(Mailbox mailbox) {
        try {
            return pattern.matcher(new Watched(mailbox.address(), deadline)).matches();
        } catch (StackOverflowError e) {
            throw Arguments.invalid("email-pattern");
        }
    }

    /** Text that gives up when its reader takes too long: the matcher itself knows no limit. */
    private static final class Watched implements CharSequence {
        private final CharSequence text;
        private final long deadline;
        private int reads;

        Watched(CharSequence text, long deadline) {
            this.text = text;
            this.deadline = deadline;
        }

        @Override
        public char charAt(int index) {
            // an honest pattern is through before the clock is ever looked at
            if (++reads % 1024 == 0 && System.nanoTime() - deadline > 0) {
                throw Refusal.error("The search took too long");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), deadline);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
