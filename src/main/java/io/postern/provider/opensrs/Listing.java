package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxCounts;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import java.util.List;
import java.util.Locale;

/** What is there. Aliases come as rows of their own and are left out. */
interface Listing extends MailDriver, Counts {
    OpenSrsApi api();

    /** Not knowing the domain, or not being allowed to see it, still proves that the credentials are good. */
    @Override
    default void ping(MailDomain domain) {
        try {
            long _ = users().total(search(domain, MailboxFilter.NONE));
        } catch (DriverException refused) {
            if (refused.kind() != Kind.NOT_FOUND && refused.kind() != Kind.FORBIDDEN) {
                throw refused;
            }
        }
    }

    @Override
    default MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        String text = filter.text() == null ? "" : filter.text().toLowerCase(Locale.ROOT);
        // no address has the upstream's wildcards in it, and none of its users is pending
        if (text.contains("*") || text.contains("?") || filter.status() == MailboxStatus.PENDING) {
            return new MailboxPage(List.of(), null);
        }
        Search.Page page = users().page(search(domain, filter), cursor, OpenSrsInfo.PAGE_SIZE);
        List<MailboxState> found = page.rows().stream()
                .flatMap(row -> Users.row(row).stream())
                .filter(user -> user.address().domain().equals(domain.name()))
                .filter(user -> user.address().toString().contains(text))
                .toList();
        return new MailboxPage(found, page.next());
    }

    @Override
    default MailboxState read(MailboxRef mailbox) {
        return Users.state(
                api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address())), mailbox.address());
    }

    @Override
    default MailboxCounts count(MailDomain domain) {
        return new MailboxCounts(
                users().total(search(domain, new MailboxFilter(null, null, AccountType.MAILBOX, null))),
                users().total(search(domain, new MailboxFilter(null, null, AccountType.FORWARD_ONLY, null))));
    }

    private Search users() {
        return new Search(api(), Method.SEARCH_USERS, "users");
    }

    private static ObjectNode search(MailDomain domain, MailboxFilter filter) {
        ObjectNode request = OpenSrsApi.request();
        ObjectNode criteria = request.putObject("criteria").put("domain", domain.name());
        ArrayNode types = criteria.putArray("type");
        if (filter.type() != AccountType.FORWARD_ONLY) {
            types.add("mailbox");
        }
        if (filter.type() == null || filter.type() == AccountType.FORWARD_ONLY) {
            types.add(Users.FORWARD).add(Users.FILTER);
        }
        if (filter.text() != null) {
            // whether the pattern is held against the address or its first part is not documented
            String first = filter.text().replaceAll("@.*", "").toLowerCase(Locale.ROOT);
            criteria.put("match", "*" + first + "*");
        }
        if (Boolean.TRUE.equals(filter.overQuota())) {
            criteria.putArray("status").add("quota");
        } else if (filter.status() == MailboxStatus.SUSPENDED) {
            criteria.putArray("status").add("suspended");
        } else if (filter.status() == MailboxStatus.ACTIVE) {
            criteria.putArray("status").add("active").add("quota").add("smtplimit");
        }
        sorted(request, "user", "ascending");
        return request;
    }

    static void sorted(ObjectNode request, String by, String direction) {
        request.putObject("sort").put("by", by).put("direction", direction);
        List.of("type", "status", "lastlogin", "createtime", "workgroup", "forward")
                .forEach(request.putArray("fields")::add);
    }
}
