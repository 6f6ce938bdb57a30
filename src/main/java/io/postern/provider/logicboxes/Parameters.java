package io.postern.provider.logicboxes;

import io.postern.platform.http.Parameter;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.NewMailbox;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Our words as LogicBoxes parameters, in the order of its documents. */
final class Parameters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Parameters() {}

    static List<Parameter> of(MailDomain domain) {
        if (domain.externalId() == null) {
            throw DriverException.invalid("externalId", "The order id of the domain is not known.");
        }
        return List.of(new Parameter("order-id", domain.externalId()));
    }

    static List<Parameter> of(MailboxRef mailbox) {
        return and(
                of(mailbox.domain()), new Parameter("email", mailbox.address().toString()));
    }

    static List<Parameter> of(MailDomain domain, List<Address> addresses) {
        String emails = addresses.stream().map(Address::toString).collect(Collectors.joining(","));
        return and(of(domain), new Parameter("emails", emails));
    }

    /** All of them each time: what an omitted one would keep is not documented. */
    static List<Parameter> of(MailboxRef mailbox, Autoresponder autoresponder) {
        var all = new ArrayList<>(of(mailbox));
        all.add(new Parameter("is-autoresponder-on", String.valueOf(autoresponder.enabled())));
        all.add(new Parameter("subject", orEmpty(autoresponder.subject())));
        all.add(new Parameter("message", orEmpty(autoresponder.message())));
        all.add(new Parameter(
                "message-format",
                switch (autoresponder.format()) {
                    case TEXT -> "text/plain";
                    case HTML -> "text/html";
                }));
        all.add(new Parameter("quote-original-message", String.valueOf(autoresponder.quoteOriginal())));
        all.add(new Parameter("autodisable-enabled", String.valueOf(autoresponder.endDate() != null)));
        if (autoresponder.endDate() != null) {
            all.add(new Parameter("autodisable-timestamp", DAY.format(autoresponder.endDate())));
        }
        return all;
    }

    /** Where the owner lives is asked by the upstream alone, and nothing depends on it. */
    static List<Parameter> of(MailboxRef address, NewMailbox wanted) {
        return and(
                of(address),
                new Parameter("passwd", wanted.password().reveal()),
                new Parameter("notification-email", wanted.notificationAddress()),
                new Parameter("first-name", wanted.firstName()),
                new Parameter("last-name", wanted.lastName()),
                new Parameter("country-code", "US"),
                new Parameter("language-code", "en"));
    }

    static List<Parameter> forwards(MailboxRef mailbox, List<Address> targets) {
        String list = targets.stream().map(Address::toString).collect(Collectors.joining(","));
        return and(of(mailbox), new Parameter("forwards", list));
    }

    static List<Parameter> of(MailboxRef mailbox, MailboxDetails details) {
        return and(
                of(mailbox),
                new Parameter("notification-email", details.notificationAddress()),
                new Parameter("first-name", details.firstName()),
                new Parameter("last-name", details.lastName()));
    }

    static List<Parameter> search(MailDomain domain, MailboxFilter filter, int page) {
        var all = new ArrayList<>(of(domain));
        if (filter.text() != null && !filter.text().isBlank()) {
            all.add(new Parameter("email-pattern", ".*" + escaped(filter.text().strip()) + ".*"));
        }
        if (filter.status() != null) {
            all.add(new Parameter(
                    "statuses",
                    switch (filter.status()) {
                        case ACTIVE -> "active";
                        case SUSPENDED -> "suspended";
                        case PENDING -> "pending_activation";
                    }));
        }
        if (filter.type() != null) {
            switch (filter.type()) {
                case MAILBOX_WITH_AUTORESPONDER -> all.add(new Parameter("account-types", "pop_with_autoresponder"));
                case FORWARD_ONLY -> all.add(new Parameter("account-types", "forward_only"));
                case MAILBOX -> {
                    // its documented value is misspelt beyond recognition; the caller filters again
                }
            }
        }
        if (filter.overQuota() != null) {
            all.add(new Parameter("over-quota", String.valueOf(filter.overQuota())));
        }
        all.add(new Parameter("page-no", String.valueOf(page)));
        return all;
    }

    /** Plain text as a pattern of any dialect: a backslash before all but letters and digits, which are themselves. */
    static String escaped(String text) {
        var pattern = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(character -> {
            if (character > 126 || character < 32) {
                pattern.append('.');
            } else if (Character.isLetterOrDigit(character)) {
                pattern.append((char) character);
            } else {
                pattern.append('\\').append((char) character);
            }
        });
        return pattern.toString();
    }

    static List<Parameter> and(List<Parameter> first, Parameter... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
