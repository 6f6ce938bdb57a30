package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of users within a domain. */
final class Workgroups {
    private final Accounts accounts;
    private final Clock clock;

    Workgroups(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Answer search(Principal who, Fields request) {
        Fields criteria = request.object("criteria").only("domain", "match");
        Domain domain = Finding.domain(who, criteria.name("domain"), Right.DOMAIN_READ, accounts);
        Optional<Wildcard> match = criteria.given("match").map(Wildcard::new);
        Fields sort = request.object("sort").only("by", "direction");
        boolean byUsers = sort.word("by", "workgroup", "workgroup", "users").equals("users");
        boolean descending =
                sort.word("direction", "ascending", "ascending", "descending").equals("descending");
        Comparator<String> order = byUsers
                ? Comparator.comparing((String group) -> domain.usersOf(group).count())
                        .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        List<String> found = domain.workgroups.stream()
                .filter(group -> match.isEmpty() || match.get().test(group))
                .sorted(descending ? order.reversed() : order)
                .toList();
        return Answer.found(
                Range.of(request, who.account().switches()).of(found, "workgroups", group -> body(domain, group)));
    }

    private static Map<String, Object> body(Domain domain, String group) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String type : List.of("mailbox", "forward", "filter")) {
            counts.put(
                    type,
                    domain.usersOf(group)
                            .filter(user -> user.type().equals(type))
                            .count());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("workgroup", group);
        body.put("counts", counts);
        return body;
    }

    Answer create(Principal who, Fields request) {
        Domain domain = Finding.domain(who, request.name("domain"), Right.DOMAIN_WRITE, accounts);
        String group = request.text("workgroup");
        if (!group.matches("[\\w .-]{1,64}")) {
            throw Fields.bad();
        }
        if (!domain.workgroups.add(group)) {
            throw new Refusal(Errors.WORKGROUP_TAKEN);
        }
        domain.history.add(now(), who.name(), "created workgroup [" + group + "]");
        return Answer.done();
    }

    Answer delete(Principal who, Fields request) {
        Domain domain = Finding.domain(who, request.name("domain"), Right.DOMAIN_WRITE, accounts);
        String group = request.text("workgroup");
        if (!domain.workgroups.contains(group)) {
            throw new Refusal(Errors.MISSING);
        }
        if (group.equals(domain.workgroup())) {
            throw new Refusal(Errors.DEFAULT_WORKGROUP);
        }
        if (domain.usersOf(group).findAny().isPresent()) {
            throw new Refusal(Errors.NOT_EMPTY);
        }
        String object = domain.name() + "/" + group;
        if (who.account().grants().stream().anyMatch(grant -> grant.object().equals(object))) {
            throw new Refusal(Errors.HAS_ADMINS);
        }
        domain.workgroups.remove(group);
        domain.history.add(now(), who.name(), "deleted workgroup [" + group + "]");
        return Answer.done();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
