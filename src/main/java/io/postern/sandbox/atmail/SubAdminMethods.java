package io.postern.sandbox.atmail;

import java.util.List;

/** The methods below {@code subadmin}. Their answers are not documented; the texts are ours. */
final class SubAdminMethods {
    private SubAdminMethods() {}

    static Answer create(Caller caller, Arguments arguments) {
        caller.requireMaster();
        String method = caller.method();
        String name = arguments.required(method, "Username");
        arguments.required(method, "Password");
        boolean taken = caller.all().find(name).isPresent()
                || caller.subscription().subAdmins().containsKey(name);
        if (taken) {
            throw Refusal.failed(method, "Duplicate " + name);
        }
        SubAdmin created = new SubAdmin(name);
        apply(created, arguments);
        caller.subscription().subAdmins().put(name, created);
        return Answer.done(method, "Success");
    }

    static Answer view(Caller caller, Arguments arguments) {
        caller.requireMaster();
        return Answer.one(caller.method(), find(caller, arguments).row());
    }

    static Answer list(Caller caller, Arguments arguments) {
        caller.requireMaster();
        return Answer.list(
                caller.method(),
                caller.subscription().subAdmins().values().stream()
                        .map(SubAdmin::row)
                        .toList());
    }

    static Answer update(Caller caller, Arguments arguments) {
        caller.requireMaster();
        apply(find(caller, arguments), arguments);
        return Answer.done(caller.method(), "Success");
    }

    static Answer delete(Caller caller, Arguments arguments) {
        caller.requireMaster();
        caller.subscription().subAdmins().remove(find(caller, arguments).get("Username"));
        return Answer.done(caller.method(), "Success");
    }

    private static SubAdmin find(Caller caller, Arguments arguments) {
        SubAdmin found = caller.subscription().subAdmins().get(arguments.required(caller.method(), "Username"));
        if (found == null) {
            throw Refusal.failed(caller.method(), "Subadmin does not exist");
        }
        return found;
    }

    private static void apply(SubAdmin subAdmin, Arguments arguments) {
        arguments.texts().forEach((name, value) -> {
            if (SubAdmin.RIGHTS.contains(name) || SubAdmin.TEXTS.contains(name)) {
                subAdmin.set(name, value);
            }
        });
        if (arguments.has("Domains")) {
            List<String> domains = arguments.list("Domains");
            subAdmin.domains(domains);
        }
    }
}
