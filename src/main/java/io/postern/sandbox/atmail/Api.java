package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Switches.LoginAt;
import io.postern.sandbox.atmail.Switches.Unauthenticated;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The upstream's methods, and who may call them. */
final class Api {
    private static final Set<String> READS = Set.of("authenticate", "check", "list", "view");
    private final Map<String, Work> methods = new TreeMap<>();
    private final Subscriptions subscriptions;

    interface Work {
        Answer answer(Caller caller, Arguments arguments);
    }

    Api(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        UserMethods users = new UserMethods();
        methods.put("login/authenticate", Api::authenticate);
        methods.put("admin/authenticate", Api::authenticate);
        methods.put("domain/create", DomainMethods::create);
        methods.put("domain/check", DomainMethods::check);
        methods.put("domain/list", DomainMethods::list);
        methods.put("domain/delete", DomainMethods::delete);
        methods.put("users/create", users::create);
        methods.put("users/view", users::view);
        methods.put("users/list", users::list);
        methods.put("users/update", users::update);
        methods.put("users/delete", users::delete);
        methods.put("aliases/create", AliasMethods::create);
        methods.put("aliases/list", AliasMethods::list);
        methods.put("aliases/delete", AliasMethods::delete);
        methods.put("subadmin/create", SubAdminMethods::create);
        methods.put("subadmin/view", SubAdminMethods::view);
        methods.put("subadmin/list", SubAdminMethods::list);
        methods.put("subadmin/update", SubAdminMethods::update);
        methods.put("subadmin/delete", SubAdminMethods::delete);
    }

    /** Answers the call and applies it. */
    Answer answer(Call call) {
        Subscription subscription = subscriptions.of(call).orElse(null);
        if (subscription == null) {
            return Answer.notAuthenticated();
        }
        synchronized (subscription) {
            SubAdmin subAdmin = subscription.subAdmins().get(call.login().user());
            String password = subAdmin == null ? subscription.password() : subAdmin.get("Password");
            if (!call.login().password().equals(password)) {
                return Answer.notAuthenticated();
            }
            return answer(new Caller(subscriptions, subscription, subAdmin, call.method()), call);
        }
    }

    private Answer answer(Caller caller, Call call) {
        Work work = methods.get(call.method());
        String action = call.method().substring(call.method().indexOf('/') + 1);
        if (work == null || !atItsPlace(call, caller.switches().loginAt())) {
            return Answer.fault(
                    404, call.method().isEmpty() ? "rest" : action, "Unknown Method '" + call.method() + "'.");
        }
        if (caller.switches().getRefused() && call.verb().equals("GET") && !READS.contains(action)) {
            return Answer.fault(405, Elements.of(call.method()), "Method not allowed");
        }
        Arguments arguments = Arguments.of(call);
        try {
            if (caller.switches().unknownArgumentsRefused() && call.method().startsWith("users/")) {
                Optional<String> unknown = arguments.unknown(
                        call.method().equals("users/list") ? Set.of("domain", "start", "volume") : UserFields.KNOWN);
                if (unknown.isPresent()) {
                    throw Refusal.failed(call.method(), "illegal argument name used: " + unknown.get());
                }
            }
            return work.answer(caller, arguments);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static boolean atItsPlace(Call call, LoginAt place) {
        return switch (call.method()) {
            case "login/authenticate" -> place != LoginAt.ADMIN;
            case "admin/authenticate" -> place != LoginAt.MAIL_LOGIN;
            default -> true;
        };
    }

    private static Answer authenticate(Caller caller, Arguments arguments) {
        return Answer.says(caller.method(), "Authentication success");
    }

    static boolean challenges(Answer answer, Switches switches) {
        return refused(answer) && switches.unauthenticated() != Unauthenticated.FAILED_XML;
    }

    static boolean refused(Answer answer) {
        return !answer.success() && answer.element().equals("authenticate");
    }
}
