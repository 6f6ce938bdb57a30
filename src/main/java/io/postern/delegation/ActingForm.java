package io.postern.delegation;

import io.postern.customer.Customer;
import java.util.List;

/**
 * What the form shows with which staff begins to act for a customer.
 *
 * @param ask whether the customer has to grant it
 * @param grant what it granted, or null
 * @param problem what is wrong, or null
 */
public record ActingForm(
        Customer customer, String reason, int minutes, boolean ask, Delegation grant, Problem problem) {
    /** Lengths to choose from, in minutes. */
    static final List<Integer> LENGTHS = List.of(15, 30, 60);

    static final int USUAL = 30;
    static final int LONGEST_REASON = 120;

    public enum Problem {
        NO_REASON,
        LONG_REASON,
        UNREADABLE_REASON,
        /** The customer has not granted it, or no longer. */
        NOT_GRANTED
    }

    public List<Integer> lengths() {
        return LENGTHS;
    }

    /** Whether it can be sent at all. */
    public boolean open() {
        return !ask || grant != null;
    }

    /** Whether the reason is what is wrong. */
    public boolean wrongReason() {
        return problem != null && problem != Problem.NOT_GRANTED;
    }

    static Problem check(String reason) {
        if (reason.isEmpty()) {
            return Problem.NO_REASON;
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            return Problem.LONG_REASON;
        }
        boolean plain = reason.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE);
        return plain ? null : Problem.UNREADABLE_REASON;
    }

    /** What was chosen, or the usual length for anything else. */
    static int minutes(String chosen) {
        return LENGTHS.stream()
                .filter(length -> Integer.toString(length).equals(chosen))
                .findFirst()
                .orElse(USUAL);
    }
}
