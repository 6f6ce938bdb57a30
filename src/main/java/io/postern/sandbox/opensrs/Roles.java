package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who administers what. */
final class Roles {
    private final Clock clock;

    private record Row(String user, String type, List<String> control) {
        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("user", user);
            body.put("type", type);
            body.put("control", control);
            return body;
        }
    }

    Roles(Clock clock) {
        this.clock = clock;
    }

    static Answer search(Principal who, Fields request) {
        who.demand(Right.COMPANY_READ);
        Fields criteria = request.object("criteria").only("company", "match", "type");
        Optional<String> company = criteria.given("company");
        if (company.isPresent() && !company.get().equals(who.account().company())) {
            throw new Refusal(Errors.NO_COMPANY);
        }
        Set<String> types = Set.copyOf(criteria.texts("type"));
        if (!types.stream().allMatch(type -> Role.named(type).isPresent())) {
            throw Fields.bad();
        }
        Optional<Wildcard> match = criteria.given("match").map(Wildcard::new);
        List<Principal.Grant> grants = who.account().grants();
        List<Row> found = grants.stream()
                .map(grant -> new Row(
                        grant.user(),
                        grant.role().word(),
                        grants.stream()
                                .filter(other -> other.user().equals(grant.user()) && other.role() == grant.role())
                                .map(Principal.Grant::object)
                                .toList()))
                .distinct()
                .filter(row -> types.isEmpty() || types.contains(row.type()))
                .filter(row -> match.isEmpty() || match.get().test(row.user()))
                .sorted(Comparator.comparing(Row::user).thenComparing(Row::type))
                .toList();
        return Answer.found(Range.of(request, who.account().switches()).of(found, "admins", Row::body));
    }

    /** A role takes the place of the one before; none takes it away. */
    Answer set(Principal who, Fields request) {
        String user = person(who, request);
        Optional<Role> role = request.given("role").map(Roles::role);
        List<String> objects = objects(request);
        List<Principal.Grant> grants = who.account().grants();
        if (role.isEmpty()) {
            grants(who, user).forEach(grant -> allowed(who, grant.role(), grant.object()));
            boolean removed = grants.removeIf(
                    grant -> grant.user().equals(user) && (objects.isEmpty() || objects.contains(grant.object())));
            return recorded(who, user, "removed role []").changed(removed);
        }
        if (objects.isEmpty()) {
            throw Fields.bad();
        }
        objects.forEach(object -> allowed(who, role.get(), object));
        grants(who, user).forEach(grant -> allowed(who, grant.role(), grant.object()));
        grants.removeIf(grant -> grant.user().equals(user));
        objects.forEach(object -> grants.add(new Principal.Grant(user, role.get(), object)));
        return recorded(who, user, "set role " + role.get().word() + " [" + String.join(", ", objects) + "]");
    }

    Answer add(Principal who, Fields request) {
        String user = person(who, request);
        Role role = role(request.text("role"));
        String object = request.text("object");
        allowed(who, role, object);
        Principal.Grant grant = new Principal.Grant(user, role, object);
        boolean isNew = !who.account().grants().contains(grant);
        if (isNew) {
            who.account().grants().add(grant);
        }
        return recorded(who, user, "added role " + role.word() + " [" + object + "]")
                .changed(isNew);
    }

    Answer remove(Principal who, Fields request) {
        String user = person(who, request);
        Role role = role(request.text("role"));
        String object = request.text("object");
        allowed(who, role, object);
        if (!who.account().grants().remove(new Principal.Grant(user, role, object))) {
            throw new Refusal(Errors.NOT_IN);
        }
        return recorded(who, user, "removed role " + role.word() + " [" + object + "]");
    }

    private static String person(Principal who, Fields request) {
        String user = request.name("user");
        Account account = who.account();
        if (account.admins().containsKey(user) || account.user(user).isPresent()) {
            return user;
        }
        throw new Refusal(account.domains().containsKey(Domain.of(user)) ? Errors.NO_USER : Errors.NOT_YOURS);
    }

    private static List<Principal.Grant> grants(Principal who, String user) {
        return who.account().grants(user);
    }

    private static Role role(String name) {
        return Role.named(name).orElseThrow(() -> new Refusal(Errors.NO_ROLE));
    }

    private static List<String> objects(Fields request) {
        List<String> many = request.texts("objects");
        return many.isEmpty() ? request.texts("object") : many;
    }

    /** Company roles are the company's to give; smaller ones belong to who holds the domain. */
    private static void allowed(Principal who, Role role, String object) {
        if (role.level() == Level.COMPANY) {
            if (!who.companyAdmin() || !object.equals(who.account().company())) {
                throw new Refusal(Errors.NOT_YOURS);
            }
            return;
        }
        String[] parts = object.split("/", 2);
        Domain domain = who.account().domain(parts[0]).orElseThrow(() -> new Refusal(Errors.NOT_YOURS));
        who.demand(Right.ROLE, domain.name(), null);
        boolean fits = role.level() == Level.WORKGROUP
                ? parts.length == 2 && domain.workgroups.contains(parts[1])
                : parts.length == 1;
        if (!fits) {
            throw new Refusal(Errors.MISSING);
        }
    }

    private Answer recorded(Principal who, String user, String message) {
        long now = clock.instant().getEpochSecond();
        who.account().user(user).ifPresent(mailbox -> mailbox.history.add(now, who.name(), message));
        who.account().history().add(now, who.name(), message + " for " + user);
        return Answer.done();
    }
}
