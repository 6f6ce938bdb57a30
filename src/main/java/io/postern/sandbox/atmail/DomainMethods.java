package io.postern.sandbox.atmail;

import java.util.Locale;
import java.util.Map;

/** The methods below {@code domain}. */
final class DomainMethods {
    private DomainMethods() {}

    static Answer create(Caller caller, Arguments arguments) {
        String method = caller.method();
        String name = name(caller, arguments);
        caller.requireMaster();
        Subscription subscription = caller.subscription();
        if (subscription.domains().contains(name) || caller.all().ownedByAnother(subscription, name)) {
            return Answer.failed(method, name + " already exists");
        }
        long credits = subscription.credits().domains();
        if (credits >= 0 && subscription.domains().size() >= credits) {
            return Answer.failed(method, "No domain credits");
        }
        subscription.domains().add(name);
        return Answer.done(method, name + " added");
    }

    static Answer check(Caller caller, Arguments arguments) {
        String name = name(caller, arguments);
        boolean exists = caller.subscription().domains().contains(name) && caller.reaches(name);
        return exists
                ? Answer.says(caller.method(), name + " exists")
                : Answer.failed(caller.method(), name + " does not exist");
    }

    static Answer list(Caller caller, Arguments arguments) {
        return Answer.list(
                caller.method(),
                caller.subscription().domains().stream()
                        .filter(caller::reaches)
                        .map(domain -> Map.of("Hostname", domain))
                        .toList());
    }

    /** Mailboxes and aliases go with it. */
    static Answer delete(Caller caller, Arguments arguments) {
        String name = name(caller, arguments);
        caller.requireMaster();
        Subscription subscription = caller.subscription();
        if (!subscription.domains().remove(name)) {
            return Answer.failed(caller.method(), name + " does not exist");
        }
        subscription.mailboxes().values().removeIf(mailbox -> mailbox.domain().equals(name));
        subscription.aliases().removeIf(alias -> alias.localDomain().equals(name));
        return Answer.done(caller.method(), name + " deleted");
    }

    private static String name(Caller caller, Arguments arguments) {
        return arguments.required(caller.method(), "name").toLowerCase(Locale.ROOT);
    }
}
