package io.postern.mailbox;

import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxSort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a view of the list as the query of a URL: only what differs from the plain list. */
final class ListAddress {
    private final StringBuilder text = new StringBuilder();

    private ListAddress() {}

    /** Empty for the plain list, else with its question mark. */
    static String of(MailboxQuery query) {
        var address = new ListAddress();
        address.add("q", query.text());
        address.add("domain", query.domain());
        address.add("tag", query.tag());
        address.add("status", query.status() == null ? null : ListForm.slug(query.status()));
        address.add("type", query.type() == null ? null : ListForm.slug(query.type()));
        address.add("over-quota", query.overQuota() ? "true" : null);
        address.add(
                "sort",
                query.sort().equals(MailboxSort.BY_ADDRESS)
                        ? null
                        : query.sort().toString());
        address.add("after", query.after());
        return address.text.toString();
    }

    private void add(String name, String value) {
        if (value != null) {
            text.append(text.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
