package io.postern.sandbox.logicboxes;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The control endpoint's answers. */
final class ControlBody {
    private ControlBody() {}

    static Map<String, Object> account(Account account) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("authUserId", account.userId());
        body.put("apiKey", account.apiKey());
        body.put(
                "orders",
                account.orders().stream()
                        .map(Order::plan)
                        .map(ControlBody::order)
                        .toList());
        body.put("switches", account.switches());
        return body;
    }

    static Map<String, Object> order(Order.Plan plan) {
        return Map.of("orderId", plan.id(), "domain", plan.domain(), "mailboxes", plan.generated());
    }

    /** The state itself, with what no API call would tell. */
    static Map<String, Object> mailbox(Mailbox mailbox) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", mailbox.address());
        body.put("firstName", mailbox.person().firstName());
        body.put("lastName", mailbox.person().lastName());
        body.put("notificationEmail", mailbox.person().alternateAddress());
        body.put("countryCode", mailbox.person().countryCode());
        body.put("languageCode", mailbox.person().languageCode());
        body.put("status", mailbox.status());
        body.put("accountType", mailbox.accountType());
        body.put("adminForwards", mailbox.delivery().adminForwards());
        body.put("userForwards", mailbox.delivery().userForwards());
        body.put("quotaLimit", mailbox.quotaLimit());
        body.put("quotaUsed", mailbox.quotaUsed());
        body.put("password", mailbox.password());
        body.put("autoresponder", mailbox.autoresponse());
        body.put("createdOn", mailbox.createdOn().toString());
        return body;
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
        body.put("verb", line.call.verb());
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
