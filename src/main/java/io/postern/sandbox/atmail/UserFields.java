package io.postern.sandbox.atmail;

import java.util.Map;
import java.util.Set;

/** The arguments that describe a mailbox, and what the upstream's table makes of their values. */
final class UserFields {
    static final long LARGEST_QUOTA = 16_777_215;
    private static final int FORWARD_LENGTH = 128;
    private static final Map<String, String> COLUMNS = Map.of(
            "Password", "Password",
            "PasswordQuestion", "PasswordQuestion",
            "UserStatus", "UserStatus",
            "MailDir", "MailDir",
            "Forward", "Forward",
            "AutoReply", "AutoReply",
            "UserQuota", "UserQuota");
    private static final Map<String, String> USER_NAMES =
            Map.of("UserFirstName", "FirstName", "UserLastName", "LastName");
    private static final Map<String, String> PLAIN_NAMES = Map.of("FirstName", "FirstName", "LastName", "LastName");

    static final Set<String> KNOWN = Set.of(
            "name",
            "Username",
            "id",
            "enabled",
            "NewUsername",
            "PasswordMD5",
            "Password",
            "PasswordQuestion",
            "UserStatus",
            "MailDir",
            "Forward",
            "AutoReply",
            "UserQuota",
            "UserFirstName",
            "UserLastName",
            "FirstName",
            "LastName");

    private UserFields() {}

    /** Writes what was sent, and leaves the rest. A name that was sent without a value empties its column. */
    static void apply(Arguments arguments, Switches switches, Mailbox mailbox) {
        copy(arguments, COLUMNS, mailbox);
        if (!"plain".equals(switches.onlyNames())) {
            copy(arguments, USER_NAMES, mailbox);
        }
        if (!"User".equals(switches.onlyNames())) {
            copy(arguments, PLAIN_NAMES, mailbox);
        }
        if (arguments.has("enabled")) {
            String enabled = arguments.text("enabled");
            mailbox.set("UserStatus", "true".equals(enabled) || "1".equals(enabled) ? "0" : "1");
        }
    }

    static long quota(String value) {
        return value == null || !value.strip().matches("[0-9]{1,18}")
                ? 0
                : Math.min(LARGEST_QUOTA, Long.parseLong(value.strip()));
    }

    private static void copy(Arguments arguments, Map<String, String> columns, Mailbox mailbox) {
        columns.forEach((name, column) -> {
            if (arguments.has(name)) {
                mailbox.set(column, stored(column, arguments.text(name)));
            }
        });
    }

    /** A table that is not strict cuts and rounds without a word. */
    private static String stored(String column, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (column) {
            case "UserQuota" -> String.valueOf(quota(value));
            case "Forward" -> value.substring(0, Math.min(FORWARD_LENGTH, value.length()));
            default -> value;
        };
    }
}
