package io.postern.sandbox.opensrs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes users of one domain as they are when nobody asked for anything else. */
record Birth(Account account, Domain domain, Instant now) {
    static final long QUOTA = 5L << 30;
    static final String SYSTEM = "OpenSRS";

    Birth(Account account, String domain, Instant now) {
        this(account, new Domain(domain, account.ids().object(), now.getEpochSecond()), now);
        this.domain.workgroups.add("staff");
        this.domain.attributes.putAll(Map.of("workgroup", "staff", "disabled", false, "language", "en"));
        this.domain.attributes.put("timezone", "America/Toronto");
        this.domain.attributes.put("quota", QUOTA);
        this.domain.attributes.put("filtermx", "filter.hostedemail.example");
        this.domain.attributes.put("password_strength", "medium");
    }

    /** A user with the defaults of its type, put into the domain. */
    User user(String address, String type, long created) {
        User user = new User(address, account.ids().object(), created);
        boolean mailbox = type.equals("mailbox");
        Map<String, Object> attributes = user.attributes;
        attributes.put("type", type);
        attributes.put("workgroup", domain.workgroup());
        attributes.put("quota", domain.attributes.getOrDefault("quota", QUOTA));
        attributes.put("delivery_local", mailbox);
        attributes.put("delivery_forward", type.equals("forward"));
        attributes.put("delivery_autoresponder", false);
        attributes.put("delivery_filter", type.equals("filter"));
        attributes.put("autoresponder_option_interval", 24L);
        attributes.put("smtp_sent_limit", domain.attributes.getOrDefault("smtp_sent_limit", 1000L));
        attributes.put("language", domain.attributes.getOrDefault("language", "en"));
        attributes.put("timezone", domain.attributes.getOrDefault("timezone", "America/Toronto"));
        attributes.put("spamlevel", "Normal");
        attributes.put("filterdelivery", "quarantine");
        User.SERVICES.forEach(service -> attributes.put(service, "enabled"));
        domain.put(user);
        return user;
    }

    /** One that has been there for some time, and whose password is known. */
    User mailbox(String local, String name) {
        User user = user(
                local + "@" + domain.name(),
                "mailbox",
                now.minus(Duration.ofDays(400)).getEpochSecond());
        user.password = User.INITIAL_PASSWORD;
        if (!name.isEmpty()) {
            user.attributes.put("name", name);
        }
        user.lastLogin = now.minus(Duration.ofHours(30)).getEpochSecond();
        return user;
    }

    User forward(String local, String... recipients) {
        User user = user(
                local + "@" + domain.name(),
                "forward",
                now.minus(Duration.ofDays(300)).getEpochSecond());
        user.attributes.put("forward_recipients", List.of(recipients));
        return user;
    }

    User mailbox(String local, String name, Consumer<User> more) {
        User user = mailbox(local, name);
        more.accept(user);
        return user;
    }

    void aliases(User user, String... locals) {
        List<String> addresses = List.of(locals).stream()
                .map(local -> local + "@" + domain.name())
                .toList();
        user.attributes.put("aliases", addresses);
        addresses.forEach(address -> domain.aliases().put(address, user));
    }

    void suspend(User user, List<String> services) {
        services.forEach(service -> {
            user.attributes.put(service, "suspended");
            user.suspendedBy.put(service, Level.COMPANY);
        });
        user.history.add(
                now.minus(Duration.ofDays(3)).getEpochSecond(),
                account.owner().user(),
                "changed " + services.getFirst() + " [suspended]");
    }

    void message(User user, String folder, String subject, int daysAgo) {
        int number = user.deletedMessages.size() + 1;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("from", "sender" + number + "@example.net");
        headers.put("to", user.address());
        headers.put("subject", subject);
        headers.put(
                "date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        now.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC)));
        // an id that no path and no query would carry unharmed
        user.deletedMessages.add(new User.DeletedMessage("U2Fuz" + user.id + "/" + number + "+x9==", folder, headers));
    }

    void delete(User user, int daysAgo) {
        domain.remove(user);
        user.deleted = now.minus(Duration.ofDays(daysAgo)).getEpochSecond();
        domain.deletedUsers.add(user);
    }
}
