package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code search_users}: one domain at a time; an alias is a row of its own. */
final class UserSearch {
    private static final String[] TYPES = {"mailbox", "filter", "forward", "alias"};
    private static final String[] STATES = {"active", "deleted", "quota", "smtplimit", "suspended"};
    private static final String[] FIELDS = {
        "createtime", "forward", "lastlogin", "smtplimit", "status", "type", "workgroup"
    };
    private static final String[] KEYS = {
        "user", "createtime", "delete_time", "id", "lastlogin", "status", "target", "type", "workgroup"
    };
    private final Accounts accounts;
    private final Clock clock;

    private record Row(String name, User user, boolean alias) {
        String type() {
            return alias ? "alias" : user.type();
        }

        String status(Switches switches) {
            return alias ? "active" : user.status(switches.suspendedStatus());
        }
    }

    UserSearch(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Answer answer(Principal who, Fields request) {
        Switches switches = who.account().switches();
        Fields criteria = request.object("criteria").only("domain", "match", "type", "status", "deleted", "workgroup");
        Domain domain = domain(who, criteria.name("domain"));
        Set<String> types = criteria.words("type", TYPES);
        Set<String> states = criteria.words("status", STATES);
        boolean deleted = criteria.truth("deleted");
        Optional<String> workgroup = criteria.given("workgroup");
        Optional<Wildcard> match = criteria.given("match").map(Wildcard::new);
        Set<String> asked = request.words("fields", FIELDS);
        Set<String> fields = asked.isEmpty() ? Set.of("workgroup", "status") : asked;
        Comparator<Row> order = order(request.object("sort").only("by", "direction"), deleted, switches);
        Range range = Range.of(request, switches);
        List<Row> found = rows(domain, deleted, states)
                .filter(row -> types.isEmpty() || types.contains(row.type()))
                .filter(row -> states.isEmpty() || states.contains(row.status(switches)))
                .filter(row ->
                        workgroup.isEmpty() || workgroup.get().equals(row.user().workgroup()))
                .filter(row ->
                        who.may(Right.USER_READ, domain.name(), row.user().workgroup()))
                .filter(row -> match.isEmpty() || match.get().test(scoped(row.name(), switches)))
                .sorted(order)
                .toList();
        Map<String, Object> page = range.of(
                found,
                "users",
                row -> row.alias()
                        ? UserBody.aliasRow(row.name(), row.user(), fields)
                        : UserBody.row(row.user(), fields, switches));
        who.account().searched(domain.name(), clock.instant());
        return Answer.found(page);
    }

    /** A domain that is not there and one of somebody else look alike. */
    private Domain domain(Principal who, String name) {
        Domain domain = who.account().domain(name).orElse(null);
        if (domain == null) {
            return Finding.domain(who, name, Right.USER_READ, accounts);
        }
        Finding.reach(who, Right.USER_READ, domain);
        return domain;
    }

    private static Stream<Row> rows(Domain domain, boolean onlyDeleted, Set<String> states) {
        List<Row> rows = new ArrayList<>();
        if (onlyDeleted || states.contains("deleted")) {
            domain.deletedUsers.forEach(user -> rows.add(new Row(user.address(), user, false)));
        }
        if (!onlyDeleted) {
            domain.users().forEach(user -> rows.add(new Row(user.address(), user, false)));
            domain.aliases().forEach((alias, user) -> rows.add(new Row(alias, user, true)));
        }
        return rows.stream();
    }

    private static String scoped(String name, Switches switches) {
        return switch (switches.matchScope()) {
            case LOCAL_PART -> name.substring(0, name.indexOf('@'));
            case ADDRESS -> name;
        };
    }

    private static Comparator<Row> order(Fields sort, boolean deleted, Switches switches) {
        String by = sort.word("by", "user", KEYS);
        if (by.equals("delete_time") && !deleted) {
            throw Fields.bad();
        }
        boolean descending =
                sort.word("direction", "ascending", "ascending", "descending").equals("descending");
        Comparator<Row> order =
                switch (by) {
                    case "createtime" -> Comparator.comparing(row -> row.user().created);
                    case "delete_time" -> Comparator.comparing(row -> row.user().deleted);
                    case "id" -> Comparator.comparing(row -> Long.valueOf(row.user().id));
                    case "lastlogin" -> Comparator.comparing(row -> row.user().lastLogin);
                    case "status" -> text(row -> row.status(switches));
                    case "target" -> text(row -> row.alias() ? row.user().address() : "");
                    case "type" -> text(Row::type);
                    case "workgroup" -> text(row -> row.user().workgroup());
                    default -> text(Row::name);
                };
        Comparator<Row> full = order.thenComparing(Row::name).thenComparing(row -> row.user().id);
        return descending ? full.reversed() : full;
    }

    private static Comparator<Row> text(Function<Row, String> value) {
        return Comparator.comparing(row -> value.apply(row).toLowerCase(Locale.ROOT));
    }
}
