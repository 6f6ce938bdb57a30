package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Switches.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** {@code mail/users/search}: pages of 200, no total, and a message instead of an empty list. */
final class Search {
    static final int PAGE = 200;
    private static final Set<String> STATUSES = Set.of("active", "suspended", "pending_activation");
    // the documents list the second type under a misspelt name
    private static final String MISSPELT = "pop_with_auto_responder";
    private static final String WITHOUT = "pop_without_autoresponder";
    private static final Set<String> TYPES = Set.of("pop_with_autoresponder", WITHOUT, MISSPELT, "forward_only");

    private Search() {}

    static Answer answer(Account account, Order order, Arguments arguments) {
        int page = page(arguments);
        List<Mailbox> found = find(order, arguments, (page - 1L) * PAGE);
        order.answered(page);
        Switches switches = account.switches();
        Map<String, Object> more = new LinkedHashMap<>();
        if (found.isEmpty()) {
            more.put("status", switches.noRecordsStatus());
            more.put("message", "No Records found");
        } else {
            more.put("users", shaped(found, switches));
        }
        return Answer.success(false, more);
    }

    private static int page(Arguments arguments) {
        long page = arguments.number("page-no").orElse(1L);
        if (page < 1 || page > 10_000_000) {
            throw Arguments.invalid("page-no");
        }
        return (int) page;
    }

    private static List<Mailbox> find(Order order, Arguments arguments, long offset) {
        Predicate<Mailbox> wanted = wanted(arguments);
        if (arguments.given("email").isPresent()) {
            return order.read(all -> all.find(arguments.text("email")).stream()
                    .filter(wanted == null ? mailbox -> true : wanted)
                    .skip(offset)
                    .toList());
        }
        return order.read(all -> wanted == null ? all.page(offset, PAGE) : all.page(wanted, offset, PAGE));
    }

    /** Null when nothing is filtered, which lets a large order answer without looking at every mailbox. */
    private static Predicate<Mailbox> wanted(Arguments arguments) {
        Predicate<Mailbox> wanted = null;
        Set<String> statuses = arguments.words("statuses", STATUSES);
        if (!statuses.isEmpty()) {
            wanted = and(
                    wanted, mailbox -> statuses.contains(lower(mailbox.status().name())));
        }
        Set<String> types = arguments.words("account-types", TYPES);
        if (!types.isEmpty()) {
            wanted = and(wanted, mailbox -> {
                String type = lower(mailbox.accountType());
                return types.contains(type) || (type.equals(WITHOUT) && types.contains(MISSPELT));
            });
        }
        var overQuota = arguments.truth("over-quota");
        if (overQuota.isPresent()) {
            wanted = and(wanted, mailbox -> mailbox.overQuota() == overQuota.get());
        }
        var pattern = arguments.given("email-pattern");
        return pattern.isPresent() ? and(wanted, new AddressPattern(pattern.get())) : wanted;
    }

    private static Predicate<Mailbox> and(Predicate<Mailbox> left, Predicate<Mailbox> right) {
        return left == null ? right : left.and(right);
    }

    private static Object shaped(List<Mailbox> found, Switches switches) {
        List<Map<String, Object>> users =
                found.stream().map(mailbox -> UserBody.of(mailbox, switches)).toList();
        if (switches.usersShape() == Shape.KEYED_OBJECT) {
            Map<String, Object> keyed = new LinkedHashMap<>();
            users.forEach(user -> keyed.put(String.valueOf(keyed.size() + 1), user));
            return keyed;
        }
        return switches.usersShape() == Shape.SINGLE_AS_OBJECT && users.size() == 1 ? users.getFirst() : users;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
