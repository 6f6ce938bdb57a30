package io.postern.sandbox.atmail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The methods below {@code aliases}. */
final class AliasMethods {
    private static final Set<String> TYPES = Set.of("Local", "Deliver", "Divert", "Domain");
    private static final Set<String> FILTERS = Set.of("AliasName", "AliasTo", "AliasMailDir");

    private AliasMethods() {}

    static Answer create(Caller caller, Arguments arguments) {
        String method = caller.method();
        caller.require("UAlias");
        String name = arguments.required(method, "AliasName").toLowerCase(Locale.ROOT);
        String to = arguments.required(method, "AliasTo").toLowerCase(Locale.ROOT);
        // two spellings are documented
        String type = arguments.required(method, "AliasType", "aliasType");
        if (!TYPES.contains(type)) {
            throw Refusal.failed(method, "Invalid AliasType");
        }
        Subscription subscription = caller.subscription();
        // of a whole domain the target is ours, and the name is the new one
        String local = type.equals("Domain") ? to : name;
        String domain = local.substring(local.indexOf('@') + 1);
        caller.requireDomain(domain);
        if (!subscription.domains().contains(domain)) {
            throw Refusal.failed(method, "Local domain does not exist");
        }
        boolean duplicate = subscription.aliases().stream()
                .anyMatch(alias -> alias.name().equals(name) && alias.to().equals(to));
        if (duplicate) {
            throw Refusal.failed(method, "Duplicate " + to);
        }
        subscription.add(new Alias(subscription.nextId(), name, to, type, arguments.text("AliasMailDir")));
        return Answer.done(method, "Success");
    }

    static Answer list(Caller caller, Arguments arguments) {
        caller.require("UAlias");
        return Answer.list(
                caller.method(),
                caller.subscription().aliases().stream()
                        .filter(alias -> caller.reaches(alias.localDomain()))
                        .map(Alias::row)
                        .toList());
    }

    /** All filters that are given must match. */
    static Answer delete(Caller caller, Arguments arguments) {
        String method = caller.method();
        caller.require("UAlias");
        Optional<String> illegal = arguments.unknown(FILTERS);
        if (illegal.isPresent()) {
            throw Refusal.failed(method, "illegal argument name used: " + illegal.get());
        }
        if (arguments.given("AliasName", "AliasTo", "AliasMailDir").isEmpty()) {
            throw Refusal.failed(method, "No argument given");
        }
        List<Alias> found = caller.subscription().aliases().stream()
                .filter(matches(arguments, "AliasName", Alias::name))
                .filter(matches(arguments, "AliasTo", Alias::to))
                .filter(matches(arguments, "AliasMailDir", Alias::mailDir))
                .toList();
        found.forEach(alias -> caller.requireDomain(alias.localDomain()));
        if (found.isEmpty()) {
            throw Refusal.failed(method, "Alias does not exist");
        }
        caller.subscription().aliases().removeAll(found);
        return Answer.done(method, "Alias(s) removed");
    }

    private static java.util.function.Predicate<Alias> matches(
            Arguments arguments, String name, Function<Alias, String> member) {
        Optional<String> wanted = arguments.given(name);
        return alias -> wanted.isEmpty() || wanted.get().equalsIgnoreCase(member.apply(alias));
    }
}
