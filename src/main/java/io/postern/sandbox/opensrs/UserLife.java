package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.time.Duration;

/** Deleting is soft: for thirty days a user can be brought back, by id, under its own or another name. */
final class UserLife {
    private static final long KEPT_SECONDS = Duration.ofDays(30).toSeconds();
    private final Clock clock;

    UserLife(Clock clock) {
        this.clock = clock;
    }

    Answer delete(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_MAKE);
        Domain domain = Finding.domainOf(who, user.address());
        user.list("aliases")
                .forEach(alias -> who.account().domain(Domain.of(alias)).ifPresent(home -> home.aliases()
                        .remove(alias)));
        who.account().grants().removeIf(grant -> grant.user().equals(user.address()));
        who.account().sessions().values().removeIf(session -> session.user().equals(user.address()));
        domain.remove(user);
        user.deleted = now();
        user.history.add(now(), who.name(), "deleted");
        domain.deletedUsers.add(user);
        domain.history.add(now(), who.name(), "deleted user [" + user.address() + "]");
        return Answer.done();
    }

    Answer restore(Principal who, Fields request) {
        String address = request.name("user");
        String id = request.text("id");
        String newName = request.name("new_name");
        Domain domain = Finding.domainOf(who, address);
        Finding.reach(who, Right.USER_MAKE, domain);
        User user = domain.deletedUsers.stream()
                .filter(gone -> gone.id.equals(id) && gone.address().equals(address))
                .filter(gone -> now() - gone.deleted <= KEPT_SECONDS)
                .findFirst()
                .orElseThrow(() -> new Refusal(Errors.MISSING));
        who.demand(Right.USER_MAKE, domain.name(), user.workgroup());
        free(who, domain, newName);
        long limit = domain.limit("limit_users");
        if (limit > 0 && domain.count("users") >= limit) {
            throw new Refusal(Errors.USERS_FULL);
        }
        domain.deletedUsers.remove(user);
        user.deleted = 0;
        user.rename(newName);
        user.attributes.remove("aliases");
        domain.put(user);
        user.history.add(now(), who.name(), "restored as [" + newName + "]");
        return Answer.done();
    }

    Answer rename(Principal who, Fields request) {
        User user = Finding.user(who, request.name("user"), Right.USER_MAKE);
        String newName = request.name("new_name");
        Domain domain = Finding.domainOf(who, user.address());
        free(who, domain, newName);
        String before = user.address();
        domain.remove(user);
        user.rename(newName);
        domain.put(user);
        user.deletedMessages.clear();
        user.deletedFolders.clear();
        who.account().sessions().values().removeIf(session -> session.user().equals(before));
        who.account()
                .grants()
                .replaceAll(grant -> grant.user().equals(before)
                        ? new Principal.Grant(newName, grant.role(), grant.object())
                        : grant);
        user.history.add(now(), who.name(), "renamed from [" + before + "]");
        return Answer.done();
    }

    private static void free(Principal who, Domain domain, String newName) {
        if (newName.indexOf('@') < 1) {
            throw Fields.bad();
        }
        String target = Domain.of(newName);
        if (who.account().aliased(target).isPresent()) {
            throw new Refusal(Errors.INTO_ALIAS_DOMAIN);
        }
        if (!target.equals(domain.name())) {
            throw new Refusal(Errors.NOT_YOURS);
        }
        if (domain.taken(newName)) {
            throw new Refusal(Errors.NAME_TAKEN);
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
