package io.postern.directory;

import java.util.stream.Stream;

/** The order of a page, and whether an index has it. */
final class PageOrder {
    private PageOrder() {}

    /** Whether one index answers the view in its order, whatever the values. */
    static boolean indexed(MailboxQuery query, ViewDomains.Narrowing narrowing) {
        boolean domains = narrowing.only() != null;
        boolean manyDomains = domains && narrowing.only().size() > 1;
        long filters = Stream.of(domains, query.status() != null, query.type() != null, query.overQuota())
                .filter(set -> set)
                .count();
        if (filters == 0) {
            return true;
        }
        return filters == 1
                && switch (query.sort().key()) {
                    case ADDRESS -> !manyDomains;
                    case STATUS -> query.status() != null;
                    case USED -> query.type() != null || query.overQuota();
                    case CREATED -> false;
                };
    }

    /** @param sorted makes the order an expression, so that the planner filters first and sorts what is left */
    static void add(Statement statement, MailboxSort sort, boolean sorted) {
        String way = sort.descending() ? " desc" : "";
        String first =
                switch (sort.key()) {
                    case ADDRESS -> sorted ? "(m.address || '')" : "m.address";
                    case STATUS -> sorted ? "(m.status || '')" : "m.status";
                    case USED -> sorted ? "(m.used_sort + 0)" : "m.used_sort";
                    case CREATED -> sorted ? "(m.created_sort + interval '0')" : "m.created_sort";
                };
        String then =
                switch (sort.key()) {
                    case ADDRESS -> "";
                    case STATUS -> ", m.address" + way;
                    case USED, CREATED -> ", m.id" + way;
                };
        statement.add(" order by " + first + way + then + " limit ?", MailboxListing.PAGE + 1);
    }
}
