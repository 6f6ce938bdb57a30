package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Switches.StatusColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The methods below {@code users}. */
final class UserMethods {
    private final AtomicLong generated = new AtomicLong();

    Answer create(Caller caller, Arguments arguments) {
        String method = caller.method();
        String address = address(arguments.required(method, "name", "Username"), method);
        String domain = domain(address);
        caller.require("UAdd");
        caller.requireDomain(domain);
        Subscription subscription = caller.subscription();
        if (!subscription.domains().contains(domain)) {
            throw Refusal.failed(method, "Local domain does not exist");
        }
        if (subscription.mailboxes().containsKey(address)) {
            throw Refusal.failed(method, "User exists");
        }
        caller.requireUserCredit();
        caller.requireQuotaCredit(0, UserFields.quota(arguments.text("UserQuota")));
        // a random one, which nobody is told
        Mailbox mailbox = subscription.add(address, "random-" + generated.incrementAndGet() + "-" + System.nanoTime());
        UserFields.apply(arguments, caller.switches(), mailbox);
        return Answer.done(method, address + " added", Map.of("id", String.valueOf(mailbox.id())));
    }

    Answer view(Caller caller, Arguments arguments) {
        caller.require("UList");
        Mailbox mailbox = find(caller, arguments, "User does not exist");
        return Answer.one(caller.method(), row(mailbox, caller.switches()));
    }

    Answer list(Caller caller, Arguments arguments) {
        caller.require("UList");
        Switches switches = caller.switches();
        String domain = arguments.text("domain");
        Stream<Mailbox> rows = caller.subscription().mailboxes().values().stream()
                .filter(mailbox -> caller.reaches(mailbox.domain()))
                .filter(mailbox -> domain == null || mailbox.domain().equals(domain.toLowerCase(Locale.ROOT)));
        if (!switches.ignoresStart()) {
            rows = rows.skip(Math.max(0, number(arguments, "start", switches.startBase()) - switches.startBase()));
        }
        long volume = number(arguments, "volume", Long.MAX_VALUE);
        if (switches.pageCap() > 0) {
            volume = Math.min(volume, switches.pageCap());
        }
        List<Map<String, Object>> page =
                rows.limit(volume).map(mailbox -> row(mailbox, switches)).toList();
        return Answer.list(caller.method(), page);
    }

    Answer update(Caller caller, Arguments arguments) {
        String method = caller.method();
        caller.require("UModify");
        Mailbox mailbox = find(caller, arguments, "Account does not exist");
        if (arguments.has("UserQuota")) {
            caller.requireQuotaCredit(mailbox.quota(), UserFields.quota(arguments.text("UserQuota")));
        }
        String renamed = arguments
                .given("NewUsername")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .orElse(null);
        if (renamed != null) {
            String address = address(renamed + "@" + mailbox.domain(), method);
            if (caller.subscription().mailboxes().containsKey(address) && !address.equals(mailbox.address())) {
                throw Refusal.failed(method, "User exists");
            }
            caller.subscription().rename(mailbox, address);
        }
        UserFields.apply(arguments, caller.switches(), mailbox);
        return Answer.done(method, "Account updated");
    }

    Answer delete(Caller caller, Arguments arguments) {
        caller.require("UDelete");
        Mailbox mailbox = find(caller, arguments, "User does not exist");
        caller.subscription().mailboxes().remove(mailbox.address());
        return Answer.done(caller.method(), "Account deleted");
    }

    private static Mailbox find(Caller caller, Arguments arguments, String absent) {
        String method = caller.method();
        Map<String, Mailbox> all = caller.subscription().mailboxes();
        if (arguments.given("name", "Username").isEmpty()
                && arguments.given("id").isPresent()) {
            String id = arguments.given("id").orElseThrow();
            Mailbox found = all.values().stream()
                    .filter(mailbox -> String.valueOf(mailbox.id()).equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refusal.failed(method, absent));
            caller.requireDomain(found.domain());
            return found;
        }
        String address = arguments.required(method, "name", "Username").toLowerCase(Locale.ROOT);
        caller.requireDomain(domain(address));
        Mailbox found = all.get(address);
        if (found == null) {
            throw Refusal.failed(method, absent);
        }
        return found;
    }

    static Map<String, Object> row(Mailbox mailbox, Switches switches) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.valueOf(mailbox.id()));
        row.put(switches.addressColumn(), mailbox.address());
        boolean user = "User".equals(switches.onlyNames());
        row.put(user ? "UserFirstName" : "FirstName", mailbox.get("FirstName"));
        row.put(user ? "UserLastName" : "LastName", mailbox.get("LastName"));
        if (switches.statusColumn() == StatusColumn.ENABLED) {
            row.put("enabled", mailbox.disabled() ? "false" : "true");
        } else {
            row.put("UserStatus", mailbox.get("UserStatus"));
        }
        for (String column : List.of("UserQuota", "Forward", "AutoReply", "MailDir", "PasswordQuestion")) {
            row.put(column, mailbox.get(column));
        }
        row.put("PasswordMD5", mailbox.passwordHash());
        row.put("DateCreate", mailbox.get("DateCreate"));
        return row;
    }

    private static long number(Arguments arguments, String name, long otherwise) {
        String text = arguments.text(name);
        return text == null || !text.matches("[0-9]{1,15}") ? otherwise : Long.parseLong(text);
    }

    private static String address(String name, String method) {
        String address = name.toLowerCase(Locale.ROOT);
        if (!address.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refusal.failed(method, "Invalid username");
        }
        return address;
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
