package io.postern.sandbox.atmail;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The control endpoint's answers. */
final class ControlBody {
    private ControlBody() {}

    static Map<String, Object> account(Subscription subscription) {
        synchronized (subscription) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("username", subscription.user());
            body.put("password", subscription.password());
            body.put("domains", List.copyOf(subscription.domains()));
            body.put("mailboxes", subscription.mailboxes().size());
            body.put("credits", subscription.credits());
            body.put("switches", subscription.switches());
            return body;
        }
    }

    /** The state itself, with what no API call would tell. */
    static Map<String, Object> mailbox(Mailbox mailbox) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", mailbox.id());
        body.put("address", mailbox.address());
        body.put("enabled", !mailbox.disabled());
        body.put("firstName", mailbox.get("FirstName"));
        body.put("lastName", mailbox.get("LastName"));
        body.put("quota", mailbox.get("UserQuota"));
        body.put("forward", mailbox.get("Forward"));
        body.put("autoReply", mailbox.get("AutoReply"));
        body.put("mailDir", mailbox.get("MailDir"));
        body.put("password", mailbox.get("Password"));
        return body;
    }

    static List<Map<String, Object>> aliases(Subscription subscription) {
        synchronized (subscription) {
            return subscription.aliases().stream().map(Alias::row).toList();
        }
    }

    static List<Map<String, Object>> subAdmins(Subscription subscription) {
        synchronized (subscription) {
            return subscription.subAdmins().values().stream().map(SubAdmin::row).toList();
        }
    }

    /** Filters: {@code method}, {@code verb}, {@code address}, {@code applied}, {@code after} (a sequence number). */
    static List<Map<String, Object>> journal(Journal journal, RoutingContext context) {
        Predicate<Journal.Line> wanted = line -> true;
        for (var asked : context.queryParams()) {
            String value = asked.getValue();
            wanted = wanted.and(
                    switch (asked.getKey()) {
                        case "method" -> line -> line.call.method().equals(value);
                        case "verb" -> line -> line.call.verb().equals(value);
                        case "address" -> line -> line.call.addresses().contains(value);
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
        body.put("user", line.call.login() == null ? null : line.call.login().user());
        body.put("verb", line.call.verb());
        body.put("entry", line.call.entry());
        body.put("method", line.call.method());
        body.put("requestLine", line.call.requestLine());
        body.put("parameters", line.call.parameters());
        body.put("applied", end.applied());
        body.put("fault", end.fault());
        body.put("status", end.status());
        body.put("answer", end.answer());
        return body;
    }
}
