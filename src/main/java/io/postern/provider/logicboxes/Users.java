package io.postern.provider.logicboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads user objects. Everything but the address may be missing, and any value may come as text. */
final class Users {
    /** {@code 2024-05-06 07:08:09.123 GMT}. */
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral(" GMT")
            .toFormatter(Locale.ROOT);

    private Users() {}

    /** The users of a search answer: an array, an object of users by key, a single user, or none. */
    static List<MailboxState> all(JsonNode content) {
        JsonNode users = content.has("users") ? content.get("users") : content.path("user");
        var found = new ArrayList<MailboxState>();
        if (users.isObject() && users.has("emailAddress")) {
            one(users).ifPresent(found::add);
        } else {
            users.forEach(user -> one(user).ifPresent(found::add));
        }
        return found;
    }

    /** The user of a details answer: {@code user}, or the answer itself. */
    private static Optional<MailboxState> single(JsonNode content) {
        return content.path("user").isObject() ? one(content.get("user")) : one(content);
    }

    /** The same, which must be this mailbox. */
    static MailboxState of(JsonNode content, MailboxRef mailbox) {
        return single(content)
                .filter(user -> user.address().equals(mailbox.address()))
                .orElseThrow(() -> new DriverException(Kind.UNEXPECTED, "The provider's answer is not this mailbox."));
    }

    /** A list of addresses of a details answer; what is none is left out. */
    static List<Address> addresses(JsonNode content, String name) {
        JsonNode user = content.path("user").isObject() ? content.get("user") : content;
        return list(text(user, name)).stream()
                .flatMap(each -> Address.parse(each).stream())
                .toList();
    }

    private static Optional<MailboxState> one(JsonNode user) {
        return Address.parse(text(user, "emailAddress")).map(address -> state(user, address));
    }

    /** {@code internalForwards} is left out: it is the provider's own delivery address. */
    private static MailboxState state(JsonNode user, Address address) {
        JsonNode settings = user.path("accountSettings");
        var forwards = new ArrayList<>(list(text(user, "adminForwards")));
        list(text(user, "userForwards")).stream()
                .filter(forward -> !forwards.contains(forward))
                .forEach(forwards::add);
        return new MailboxState(
                address,
                status(text(user, "status")),
                type(text(user, "accountType")),
                orNull(text(user, "firstName")),
                orNull(text(user, "lastName")),
                orNull(text(user, "alternateEmailAddress")),
                bytes(text(user, "quotaLimit")),
                bytes(text(user, "quotaUsed")),
                created(text(user, "createdOn")),
                forwards,
                new ClientSettings(
                        orNull(text(settings, "imapSettings")),
                        orNull(text(settings, "popSettings")),
                        orNull(text(settings, "smtpSettings")),
                        orNull(text(settings, "webmailUrl"))));
    }

    static MailboxStatus status(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "SUSPENDED" -> MailboxStatus.SUSPENDED;
            case "PENDING_ACTIVATION", "PENDING" -> MailboxStatus.PENDING;
            default -> MailboxStatus.ACTIVE;
        };
    }

    private static AccountType type(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "FORWARD_ONLY" -> AccountType.FORWARD_ONLY;
            case "POP_WITH_AUTORESPONDER" -> AccountType.MAILBOX_WITH_AUTORESPONDER;
            default -> AccountType.MAILBOX;
        };
    }

    /** Sizes come in kilobytes of 1 024. */
    private static Long bytes(String kilobytes) {
        try {
            return kilobytes.isEmpty() ? null : Math.multiplyExact((long) Double.parseDouble(kilobytes), 1024L);
        } catch (ArithmeticException | NumberFormatException _) {
            return null;
        }
    }

    private static Instant created(String text) {
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text, CREATED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static List<String> list(String commaSeparated) {
        return List.of(commaSeparated.split(",")).stream()
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }
}
