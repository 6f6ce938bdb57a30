package io.postern.sandbox.opensrs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code search_domains}: the domains that the caller holds, the names that are only aliases among them. */
final class DomainSearch {
    private static final List<String> COUNTED = List.of("mailbox", "forward", "filter", "alias", "deleted");
    private static final String[] KEYS = {
        "domain",
        "delete_time",
        "id",
        "type",
        "users",
        "users/filter",
        "users/forward",
        "users/mailbox",
        "users/alias",
        "users/deleted"
    };

    private record Row(String name, Domain domain, boolean alias) {
        String type() {
            return alias ? "alias" : "domain";
        }

        long count(String type) {
            return alias ? 0 : domain.count(type);
        }
    }

    private DomainSearch() {}

    static Answer answer(Principal who, Fields request) {
        Fields criteria = request.object("criteria").only("company", "match", "type", "deleted");
        Optional<String> company = criteria.given("company");
        if (company.isPresent() && !company.get().equals(who.account().company())) {
            throw new Refusal(Errors.NO_COMPANY);
        }
        Set<String> types = criteria.words("type", "domain", "alias");
        Optional<Wildcard> match = criteria.given("match").map(Wildcard::new);
        boolean deleted = criteria.truth("deleted");
        Comparator<Row> order = order(request.object("sort").only("by", "direction"), deleted);
        Range range = Range.of(request, who.account().switches());
        List<Row> visible = rows(who.account(), deleted).stream()
                .filter(row -> who.may(Right.DOMAIN_READ, row.domain().name(), null))
                .toList();
        if (visible.isEmpty() && who.grants().isEmpty()) {
            throw new Refusal(Errors.NOT_YOURS);
        }
        List<Row> found = visible.stream()
                .filter(row -> types.isEmpty() || types.contains(row.type()))
                .filter(row -> match.isEmpty() || match.get().test(row.name()))
                .sorted(order)
                .toList();
        Switches.DomainCounts counts = who.account().switches().domainCounts();
        return Answer.found(range.of(found, "domains", row -> body(row, counts)));
    }

    private static List<Row> rows(Account account, boolean deleted) {
        List<Row> rows = new ArrayList<>();
        for (Domain domain :
                deleted ? account.deletedDomains() : account.domains().values()) {
            rows.add(new Row(domain.name(), domain, false));
            if (!deleted) {
                domain.aliasDomains().forEach(alias -> rows.add(new Row(alias, domain, true)));
            }
        }
        return rows;
    }

    private static Map<String, Object> body(Row row, Switches.DomainCounts counts) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("domain", row.name());
        body.put("type", row.type());
        body.put(
                "id",
                row.domain().id
                        + (row.alias() ? Integer.toUnsignedString(row.name().hashCode()) : ""));
        if (row.alias()) {
            body.put("alias_target", row.domain().name());
        }
        if (row.domain().deleted > 0) {
            body.put("delete_time", row.domain().deleted);
        }
        switch (counts) {
            case OBJECT -> {
                Map<String, Object> users = new LinkedHashMap<>();
                COUNTED.forEach(type -> users.put(type, row.count(type)));
                body.put("users", users);
            }
            case FLAT -> COUNTED.forEach(type -> body.put("users/" + type, row.count(type)));
            case TOTAL -> body.put("users", row.count("users"));
        }
        return body;
    }

    private static Comparator<Row> order(Fields sort, boolean deleted) {
        String by = sort.word("by", "domain", KEYS);
        if (by.equals("delete_time") && !deleted) {
            throw Fields.bad();
        }
        boolean descending =
                sort.word("direction", "ascending", "ascending", "descending").equals("descending");
        Comparator<Row> order =
                switch (by) {
                    case "domain" -> Comparator.comparing(Row::name);
                    case "delete_time" -> Comparator.comparing(row -> row.domain().deleted);
                    case "id" -> Comparator.comparing(row -> Long.valueOf(row.domain().id));
                    case "type" -> Comparator.comparing(Row::type);
                    default -> Comparator.comparing(row -> row.count(by.equals("users") ? by : by.substring(6)));
                };
        Comparator<Row> full = order.thenComparing(Row::name);
        return descending ? full.reversed() : full;
    }
}
