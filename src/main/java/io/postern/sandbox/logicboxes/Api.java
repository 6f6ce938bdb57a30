package io.postern.sandbox.logicboxes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The upstream's methods: who may call which, how, and with what. */
final class Api {
    private static final Set<String> CREDENTIALS = Set.of("auth-userid", "api-key");
    private final Map<String, Method> methods = new TreeMap<>();
    private final Accounts accounts;

    private record Method(String verb, boolean ofOrder, Set<String> required, Set<String> optional, Work work) {}

    /** {@code order} is null for methods outside the mail API. */
    interface Work {
        Answer answer(Account account, Order order, Arguments arguments);
    }

    Api(Accounts accounts, UserMethods users, AccountMethods ends) {
        this.accounts = accounts;
        mail("GET", "user", "email", "", users::details);
        mail("GET", "user/authenticate", "email,passwd", "", users::authenticate);
        mail(
                "POST",
                "user/update-autoresponder",
                "email,is-autoresponder-on",
                "subject,message,message-format,quote-original-message,autodisable-enabled,autodisable-timestamp",
                users::updateAutoresponder);
        mail("POST", "user/change-password", "email,old-passwd,new-passwd", "", users::changePassword);
        mail("POST", "user/reset-password", "email", "", users::resetPassword);
        mail("POST", "user/modify", "email,notification-email,first-name,last-name", "", users::modify);
        mail("POST", "user/suspend", "email", "", (a, o, p) -> Suspensions.one(a, o, p, true));
        mail("POST", "user/unsuspend", "email", "", (a, o, p) -> Suspensions.one(a, o, p, false));
        mail("POST", "users/suspend", "emails", "", (a, o, p) -> Suspensions.list(a, o, p, true));
        mail("POST", "users/unsuspend", "emails", "", (a, o, p) -> Suspensions.list(a, o, p, false));
        mail(
                "GET",
                "users/search",
                "",
                "email,email-pattern,statuses,account-types,over-quota,page-no",
                Search::answer);
        mail("GET", "users/no-of-users", "", "", UserMethods::counts);
        mail("POST", "activate", "", "", UserMethods::activate);
        mail(
                "POST",
                "user/add",
                "email,passwd,notification-email,first-name,last-name,country-code,language-code",
                "",
                ends::add);
        mail("POST", "user/add-forward-only-account", "email,forwards", "", ends::addForwardOnly);
        mail("POST", "user/delete", "email", "", AccountMethods::delete);
        mail("POST", "users/delete", "emails", "", AccountMethods::deleteList);
        mail("POST", "user/add-admin-forwards", "email,forwards", "", ForwardMethods::addAdmin);
        mail("POST", "user/delete-admin-forwards", "email,forwards", "", ForwardMethods::deleteAdmin);
        mail("POST", "user/add-user-forwards", "email,forwards", "", ForwardMethods::addUser);
        mail("POST", "user/delete-user-forwards", "email,forwards", "", ForwardMethods::deleteUser);
        domain();
        ofOrder("POST", "orders/suspend", "reason", "", DomainMethods::suspend);
        ofOrder("GET", "domains/details", "options", "", DomainMethods::domainOrder);
        ofOrder("GET", "eelite/us/details", "", "", DomainMethods::mailOrder);
        ofOrder("POST", "orders/unsuspend", "", "", DomainMethods::unsuspend);
        methods.put(
                "domains/orderid",
                new Method(
                        "GET", false, words("domain-name," + String.join(",", CREDENTIALS)), Set.of(), Api::orderId));
    }

    /** Answers the call and applies it. */
    Answer answer(Call call) {
        try {
            Method method = methods.get(call.method());
            if (method == null) {
                return Answer.error(404, "message", "Unknown method: " + call.method());
            }
            Account account =
                    accounts.find(call.value("auth-userid").orElse("")).orElse(null);
            boolean lenient = account != null && account.switches().lenientVerbs();
            if (!method.verb().equals(call.verb()) && !lenient) {
                return Answer.error("HTTP method " + call.verb() + " is not supported, use " + method.verb());
            }
            Arguments arguments = Arguments.of(call, method.required(), method.optional());
            if (account == null || !account.apiKey().equals(arguments.text("api-key"))) {
                return invalidCredentials();
            }
            Order order = method.ofOrder() ? order(account, arguments, call.method()) : null;
            return method.work().answer(account, order, arguments);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    static Answer invalidCredentials() {
        return Answer.error("Invalid credentials, or your User account maybe Inactive or Suspended");
    }

    private Order order(Account account, Arguments arguments, String method) {
        long id = arguments.number("order-id").orElseThrow();
        Order order = account.order(id)
                .orElseThrow(() -> accounts.ordersOfAnyone(id)
                        ? Refusal.error("You are not allowed to perform this action")
                        : Refusal.error("No Entity found for Entityid: " + id));
        if (!order.activated() && method.startsWith("mail/") && !method.equals("mail/activate")) {
            throw Refusal.error("You need to activate your FREE Email Services before you can perform this action");
        }
        return order;
    }

    private static Answer orderId(Account account, Order none, Arguments arguments) {
        String domain = arguments.text("domain-name");
        return account.orders().stream()
                .filter(order -> order.domain().equals(domain))
                .findFirst()
                .map(order -> Answer.scalar(order.id()))
                .orElseThrow(() -> Refusal.error("Website doesn't exist for " + domain));
    }

    private void domain() {
        // two spellings of each are in use among public clients
        mail("GET", "domain/is-ownership-verified", "", "", DomainMethods::ownership);
        mail("GET", "domain/is-owernship-verified", "", "", DomainMethods::ownership);
        mail("POST", "domain/activate-catchall", "catchall-email", "", DomainMethods::activateCatchAll);
        mail("POST", "domain/active-catchall", "catchall-email", "", DomainMethods::activateCatchAll);
        mail("GET", "domain/catchall", "", "", DomainMethods::catchAll);
        mail("POST", "domain/deactivate-catchall", "", "", DomainMethods::deactivateCatchAll);
        mail("POST", "domain/add-alias", "alias", "", DomainMethods::addAlias);
        mail("POST", "domain/delete-alias", "alias", "", DomainMethods::deleteAlias);
        mail(
                "POST",
                "domain/update-notification-email",
                "notification-email",
                "",
                DomainMethods::updateNotificationEmail);
        mail("GET", "domain/dns-records", "", "", DomainMethods::dnsRecords);
    }

    private void mail(String verb, String name, String required, String optional, Work work) {
        ofOrder(verb, "mail/" + name, required, optional, work);
    }

    private void ofOrder(String verb, String name, String required, String optional, Work work) {
        Set<String> all = new HashSet<>(words(required));
        all.addAll(CREDENTIALS);
        all.add("order-id");
        methods.put(name, new Method(verb, true, Set.copyOf(all), words(optional), work));
    }

    private static Set<String> words(String list) {
        return list.isEmpty() ? Set.of() : Set.copyOf(List.of(list.split(",")));
    }
}
