package io.postern.sandbox.opensrs;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The control endpoint's answers. */
final class ControlBody {
    private ControlBody() {}

    static Map<String, Object> account(Account account) {
        return account.alone(() -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("company", account.company());
            body.put("cluster", account.cluster());
            body.put("endpoint", account.cluster().api().replaceAll("/$", ""));
            body.put("user", account.owner().user());
            body.put("password", account.owner().password());
            body.put(
                    "domains",
                    account.domains().values().stream()
                            .map(domain -> Map.of("domain", domain.name(), "users", domain.count("users")))
                            .toList());
            body.put("switches", account.switches());
            return body;
        });
    }

    /** The state itself, with what no API call would tell. */
    static Map<String, Object> mailbox(User user) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", user.address());
        body.put("id", user.id);
        body.put("type", user.type());
        body.put("password", user.password);
        body.put("attributes", new TreeMap<>(user.attributes));
        body.put("suspendedBy", user.suspendedBy);
        body.put("bytesUsed", user.bytesUsed);
        body.put("sent", user.sent);
        body.put("secondFactor", user.secondFactor);
        body.put("standing", user.standing);
        body.put(
                "appPasswords",
                user.appPasswords.stream().map(User.AppPassword::tag).toList());
        body.put(
                "deletedMessages",
                user.deletedMessages.stream().map(User.DeletedMessage::id).toList());
        body.put(
                "history", user.history.lines().stream().map(History.Line::body).toList());
        return body;
    }

    /** Filters: {@code method}, {@code object}, {@code user}, {@code applied}, {@code after} (a sequence number). */
    static List<Map<String, Object>> journal(Journal journal, RoutingContext context) {
        Predicate<Journal.Line> wanted = line -> true;
        for (var asked : context.queryParams()) {
            String value = asked.getValue();
            wanted = wanted.and(
                    switch (asked.getKey()) {
                        case "method" -> line -> line.call.method().equals(value);
                        case "object" -> line -> line.call.objects().contains(value);
                        case "user" -> line -> line.call.user().equals(value);
                        case "applied" -> line -> line.end().applied() == Boolean.parseBoolean(value);
                        case "after" -> line -> line.sequence > Long.parseLong(value);
                        default -> throw new IllegalArgumentException("no such filter");
                    });
        }
        return journal.lines().stream().filter(wanted).map(ControlBody::line).toList();
    }

    private static Map<String, Object> line(Journal.Line line) {
        Journal.End end = line.end();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sequence", line.sequence);
        body.put("time", line.time.toString());
        body.put("cluster", line.call.cluster());
        body.put("verb", line.call.verb());
        body.put("method", line.call.method());
        body.put("contentType", line.call.contentType());
        body.put("request", line.call.body());
        body.put("applied", end.applied());
        body.put("fault", end.fault());
        body.put("status", end.status());
        body.put("answer", end.answer());
        return body;
    }
}
