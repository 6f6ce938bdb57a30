package io.postern.member;

import io.postern.access.Role;
import io.postern.provider.spi.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was typed about a member.
 *
 * @param email or {@code subject}: how the person is known; both {@code ""} for one who is there already
 * @param role as forms send it
 * @param customer an id, or {@code ""} for the whole tenant
 */
public record MemberInput(boolean bySubject, String email, String subject, String name, String role, String customer) {
    private static final int LONGEST = 200;

    /** One thing that is wrong, at its field. */
    public record Wrong(String field, Problem problem) {}

    public enum Problem {
        NOT_AN_EMAIL,
        NOT_A_SUBJECT,
        NOT_A_NAME,
        TAKEN,
        NO_ROLE,
        NO_CUSTOMER,
        UNKNOWN_CUSTOMER,
        WHOLE_TENANT,
        OWNERS_ONLY,
        LAST_OWNER,
        YOURSELF,
        NOT_ANY_MORE;

        static Wrong of(MemberRules.Refusal refusal) {
            return switch (refusal) {
                case YOURSELF -> new Wrong("", YOURSELF);
                case OWNERS_ONLY -> new Wrong("role", OWNERS_ONLY);
                case NOT_ANY_MORE -> new Wrong("", NOT_ANY_MORE);
                case LAST_OWNER -> new Wrong("role", LAST_OWNER);
                case NO_ROLE -> new Wrong("role", NO_ROLE);
                case NO_CUSTOMER -> new Wrong("customer", NO_CUSTOMER);
                case WHOLE_TENANT -> new Wrong("customer", WHOLE_TENANT);
            };
        }
    }

    Optional<Address> address() {
        return Address.parse(email);
    }

    Place place() {
        UUID customerId = null;
        try {
            customerId = customer.isEmpty() ? null : UUID.fromString(customer);
        } catch (IllegalArgumentException _) {
            // names no customer: told as such
        }
        return new Place(Role.ofSlug(role).orElse(null), customerId);
    }

    /** What is wrong with how a new member is known. */
    List<Wrong> identity() {
        List<Wrong> wrong = new ArrayList<>();
        if (bySubject && (subject.isEmpty() || !plain(subject))) {
            wrong.add(new Wrong("subject", Problem.NOT_A_SUBJECT));
        }
        if (!bySubject && address().isEmpty()) {
            wrong.add(new Wrong("email", Problem.NOT_AN_EMAIL));
        }
        if (!plain(name)) {
            wrong.add(new Wrong("name", Problem.NOT_A_NAME));
        }
        return wrong;
    }

    private static boolean plain(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE);
    }
}
