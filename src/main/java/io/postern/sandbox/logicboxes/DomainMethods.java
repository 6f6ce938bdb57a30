package io.postern.sandbox.logicboxes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The methods for a whole domain. Only their names and parameters are known; how the readable ones answer is written
 * nowhere, so a caller should take every shape that the switches offer.
 */
final class DomainMethods {
    private DomainMethods() {}

    static Answer ownership(Account account, Order order, Arguments arguments) {
        boolean verified = order.settings().ownershipVerified();
        return Answer.success(false, Map.of("isOwnershipVerified", String.valueOf(verified)));
    }

    static Answer catchAll(Account account, Order order, Arguments arguments) {
        String address = order.settings().catchAll();
        if (address.isEmpty() && account.switches().repeatsFail()) {
            return noCatchAll();
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("isCatchAllActive", String.valueOf(!address.isEmpty()));
        if (!address.isEmpty()) {
            more.put("catchAllEmail", address);
        }
        return Answer.success(false, more);
    }

    static Answer activateCatchAll(Account account, Order order, Arguments arguments) {
        String address =
                UserMethods.mailbox(order, arguments.text("catchall-email")).address();
        return changed(order, settings -> settings.withCatchAll(address));
    }

    static Answer deactivateCatchAll(Account account, Order order, Arguments arguments) {
        if (account.switches().repeatsFail() && order.settings().catchAll().isEmpty()) {
            return noCatchAll();
        }
        return changed(order, settings -> settings.withCatchAll(""));
    }

    static Answer addAlias(Account account, Order order, Arguments arguments) {
        String alias = alias(arguments);
        return changed(order, settings -> {
            if (alias.equals(order.domain()) || settings.aliases().contains(alias)) {
                throw new Refusal(
                        Answer.failure("domain_alias_exists", "Domain alias " + alias + " is already registered"));
            }
            return settings.withAlias(alias);
        });
    }

    static Answer deleteAlias(Account account, Order order, Arguments arguments) {
        String alias = alias(arguments);
        return changed(order, settings -> {
            if (!settings.aliases().contains(alias)) {
                throw new Refusal(Answer.failure("domain_alias_missing", "Domain alias " + alias + " does not exist"));
            }
            return settings.withoutAlias(alias);
        });
    }

    static Answer updateNotificationEmail(Account account, Order order, Arguments arguments) {
        String address = UserMethods.alternate(arguments);
        return changed(order, settings -> settings.withNotificationEmail(address));
    }

    static Answer dnsRecords(Account account, Order order, Arguments arguments) {
        String domain = order.domain();
        List<Map<String, String>> records = List.of(
                record("MX", domain, "mx1.store1.example.net", "100"),
                record("MX", domain, "mx2.store1.example.net", "100"),
                record("TXT", domain, "v=spf1 redirect=_spf.store1.example.net", null),
                record("CNAME", "webmail." + domain, "webmail.store1.example.net", null));
        Object shaped =
                switch (account.switches().recordsShape()) {
                    case ARRAY -> records;
                    case KEYED_OBJECT -> {
                        Map<String, Object> keyed = new LinkedHashMap<>();
                        records.forEach(each -> keyed.put(String.valueOf(keyed.size() + 1), each));
                        yield keyed;
                    }
                    case BY_TYPE ->
                        records.stream()
                                .collect(Collectors.groupingBy(
                                        each -> each.get("type"), LinkedHashMap::new, Collectors.toList()));
                };
        return Answer.success(false, Map.of("dnsRecords", shaped));
    }

    static Answer suspend(Account account, Order order, Arguments arguments) {
        return suspended(account, order, true, arguments.text("reason"));
    }

    static Answer unsuspend(Account account, Order order, Arguments arguments) {
        return suspended(account, order, false, "");
    }

    static Answer domainOrder(Account account, Order order, Arguments arguments) {
        return details(order, !account.switches().businessMail());
    }

    static Answer mailOrder(Account account, Order order, Arguments arguments) {
        return details(order, account.switches().businessMail());
    }

    /** An order is described by the method of its own product alone; truths are text there. */
    private static Answer details(Order order, boolean ofThisProduct) {
        if (!ofThisProduct) {
            throw Refusal.error("No Entity found for Entityid: " + order.id());
        }
        boolean suspended = order.settings().suspended();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("entityid", String.valueOf(order.id()));
        body.put("domainname", order.domain());
        body.put("currentstatus", suspended ? "Suspended" : "Active");
        body.put("orderstatus", suspended ? List.of("resellersuspend") : List.of());
        body.put("isOrderSuspendedUponExpiry", "false");
        body.put("orderSuspendedByParent", "false");
        return new Answer(200, body, false, null);
    }

    private static Answer suspended(Account account, Order order, boolean wanted, String reason) {
        String word = wanted ? "suspended" : "unsuspended";
        if (account.switches().repeatedSuspensionFails() && order.settings().suspended() == wanted) {
            return Answer.error("Order is already " + word);
        }
        boolean applied = order.settings().suspended() != wanted;
        order.settings(settings -> settings.with(wanted, reason));
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("entityid", String.valueOf(order.id()));
        action.put("actionstatus", "Success");
        action.put("actionstatusdesc", "Order " + word + " successfully");
        action.put("status", "Success");
        return new Answer(200, action, applied, null);
    }

    private static Answer noCatchAll() {
        return Answer.failure("catchall_not_active", "Catch-all is not active for this domain");
    }

    private static String alias(Arguments arguments) {
        String alias = arguments.text("alias");
        if (!alias.matches("([a-z0-9-]+\\.)+[a-z]{2,}")) {
            throw new Refusal(Answer.failure("invalid_domain_alias", "Domain alias " + alias + " is invalid"));
        }
        return alias;
    }

    private static Map<String, String> record(String type, String host, String value, String priority) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("host", host);
        body.put("value", value);
        if (priority != null) {
            body.put("priority", priority);
        }
        return body;
    }

    private static Answer changed(Order order, UnaryOperator<DomainSettings> change) {
        DomainSettings before = order.settings();
        order.settings(change);
        return Answer.success(!before.equals(order.settings()));
    }
}
