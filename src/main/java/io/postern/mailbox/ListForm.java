package io.postern.mailbox;

import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxSort;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** The address of a view of the list. What is not understood does not narrow. */
class ListForm {
    private static final Set<String> ON = Set.of("true", "on", "1");

    @RestQuery
    String q;

    @RestQuery
    String domain;

    @RestQuery
    String tag;

    @RestQuery
    String status;

    @RestQuery
    String type;

    @RestQuery("over-quota")
    String overQuota;

    @RestQuery
    String sort;

    @RestQuery
    String after;

    MailboxQuery query() {
        return new MailboxQuery(
                q,
                domain == null ? null : domain.toLowerCase(Locale.ROOT),
                tag,
                chosen(MailboxStatus.values(), status).orElse(null),
                chosen(AccountType.values(), type).orElse(null),
                overQuota != null && ON.contains(plain(overQuota)),
                MailboxSort.parse(sort).orElse(null),
                after);
    }

    static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, String slug) {
        return Optional.ofNullable(slug).flatMap(typed -> Stream.of(values)
                .filter(value -> slug(value).equals(plain(typed)))
                .findFirst());
    }

    private static String plain(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
