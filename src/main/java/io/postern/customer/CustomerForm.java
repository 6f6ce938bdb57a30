package io.postern.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the form of a customer shows.
 *
 * @param id null for a new one
 * @param externalId fixed once it is made: launches and the tenants file name the customer by it
 */
public record CustomerForm(UUID id, String name, String externalId, List<Wrong> wrong) {
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int LONGEST_NAME = 200;

    public record Wrong(String field, Problem problem) {}

    public enum Problem {
        EMPTY_NAME,
        LONG_NAME,
        UNREADABLE_NAME,
        EMPTY_ID,
        NOT_AN_ID,
        ID_TAKEN
    }

    public CustomerForm {
        wrong = List.copyOf(wrong);
    }

    public Problem wrong(String field) {
        return wrong.stream()
                .filter(each -> each.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    static Optional<Wrong> checkName(String name) {
        Problem problem = null;
        if (name.isEmpty()) {
            problem = Problem.EMPTY_NAME;
        } else if (name.length() > LONGEST_NAME) {
            problem = Problem.LONG_NAME;
        } else if (name.codePoints()
                .anyMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE)) {
            problem = Problem.UNREADABLE_NAME;
        }
        return Optional.ofNullable(problem).map(found -> new Wrong("name", found));
    }

    static Optional<Wrong> checkExternalId(String externalId) {
        if (externalId.isEmpty()) {
            return Optional.of(new Wrong("external-id", Problem.EMPTY_ID));
        }
        return EXTERNAL_ID.matcher(externalId).matches()
                ? Optional.empty()
                : Optional.of(new Wrong("external-id", Problem.NOT_AN_ID));
    }
}
