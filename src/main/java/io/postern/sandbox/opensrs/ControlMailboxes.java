package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and changes mailboxes behind the upstream's back: no call, no journal line, no history. */
final class ControlMailboxes {
    private final ObjectMapper mapper;
    private final Clock clock;

    /** What is null stays, or is an empty mailbox's when the address is new. Numbers among attributes are whole. */
    record Change(
            String type,
            String password,
            Map<String, Object> attributes,
            List<String> suspended,
            String suspendedBy,
            List<String> aliases,
            List<Message> deletedMessages,
            List<String> deletedFolders,
            List<HistoryLine> history,
            Long bytesUsed,
            Long sent,
            Long lastLogin,
            Boolean secondFactor,
            Standing standing,
            Integer deletedDaysAgo) {}

    record Message(String folder, String subject, int daysAgo) {}

    /** Written into the history as it stands, as if another application had made the change. */
    record HistoryLine(Long time, String application, String msg, String user) {}

    ControlMailboxes(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    Object read(Account account, String address) {
        return account.alone(
                () -> ControlBody.mailbox(account.user(lower(address)).orElseThrow()));
    }

    Object put(Account account, String name, String body) throws JsonProcessingException {
        Change change = mapper.readValue(body, Change.class);
        String address = lower(name);
        return account.alone(() -> {
            Domain domain = account.domain(Domain.of(address))
                    .orElseThrow(() -> new IllegalArgumentException("the address is not of this account"));
            Birth birth = new Birth(account, domain, clock.instant());
            User user = domain.user(address).orElseGet(() -> born(birth, address, change));
            apply(birth, user, change);
            return ControlBody.mailbox(user);
        });
    }

    Object remove(Account account, String name) {
        account.alone(() -> {
            User user = account.user(lower(name)).orElseThrow();
            Domain domain = account.domain(user.domain()).orElseThrow();
            domain.aliases().values().removeIf(target -> target == user);
            domain.remove(user);
            return null;
        });
        return null;
    }

    private static User born(Birth birth, String address, Change change) {
        User user = birth.user(
                address,
                change.type() == null ? "mailbox" : change.type(),
                birth.now().getEpochSecond());
        user.password = User.INITIAL_PASSWORD;
        return user;
    }

    private static void apply(Birth birth, User user, Change change) {
        if (change.attributes() != null) {
            change.attributes()
                    .forEach((name, value) ->
                            user.attributes.put(name, value instanceof Integer number ? Long.valueOf(number) : value));
        }
        user.password = or(change.password(), user.password);
        user.bytesUsed = or(change.bytesUsed(), user.bytesUsed);
        user.sent = or(change.sent(), user.sent);
        user.lastLogin = or(change.lastLogin(), user.lastLogin);
        user.secondFactor = or(change.secondFactor(), user.secondFactor);
        user.standing = or(change.standing(), user.standing);
        if (change.suspended() != null) {
            Level by = Level.valueOf(or(change.suspendedBy(), "COMPANY").toUpperCase(Locale.ROOT));
            user.suspendedBy.clear();
            User.SERVICES.forEach(service -> user.attributes.replace(service, "suspended", "enabled"));
            change.suspended().forEach(service -> {
                user.attributes.put(service, "suspended");
                user.suspendedBy.put(service, by);
            });
        }
        if (change.aliases() != null) {
            birth.domain().aliases().values().removeIf(target -> target == user);
            user.attributes.put("aliases", change.aliases());
            change.aliases().forEach(alias -> birth.domain().aliases().put(alias, user));
        }
        if (change.deletedMessages() != null) {
            change.deletedMessages().forEach(m -> birth.message(user, m.folder(), m.subject(), m.daysAgo()));
        }
        if (change.deletedFolders() != null) {
            user.deletedFolders.addAll(change.deletedFolders());
        }
        if (change.history() != null) {
            change.history().forEach(line -> user.history
                    .lines()
                    .add(new History.Line(
                            or(line.time(), birth.now().getEpochSecond()),
                            or(line.application(), "OMA"),
                            line.msg(),
                            or(line.user(), Birth.SYSTEM))));
        }
        if (change.deletedDaysAgo() != null) {
            birth.delete(user, change.deletedDaysAgo());
        }
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
