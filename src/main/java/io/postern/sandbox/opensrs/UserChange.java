package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code change_user}: creates a user that does not exist, changes one that does, and does all of it or nothing. */
final class UserChange {
    private static final Pattern LOCAL = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> DELIVERIES =
            Set.of("delivery_local", "delivery_forward", "delivery_autoresponder", "delivery_filter");
    private final Clock clock;

    UserChange(Clock clock) {
        this.clock = clock;
    }

    Answer answer(Principal who, Fields request) {
        String address = request.name("user");
        if (!request.node().has("attributes")) {
            throw Fields.bad();
        }
        Fields attributes = request.object("attributes");
        boolean createOnly = request.truth("create_only");
        Domain domain = Finding.domainOf(who, address);
        User user = domain.taken(address) ? existing(who, address, createOnly, domain) : null;
        String workgroup = user == null ? workgroup(attributes, domain) : user.workgroup();
        if (user == null) {
            allowed(who, address, domain, workgroup);
        }
        Level level = who.level(domain.name(), workgroup);
        Wish wish = Wish.of(attributes, Attribute.OF_USERS, level, who.account().switches());
        check(who.account(), domain, user, address, wish, level);
        Instant now = clock.instant();
        if (user == null) {
            String type = wish.has("type") ? wish.get("type").toString() : "mailbox";
            user = new Birth(who.account(), domain, now).user(address, type, now.getEpochSecond());
            user.history.add(now.getEpochSecond(), who.name(), "created " + type + " [" + address + "]");
        }
        apply(who, domain, user, wish, level);
        return Answer.done(Map.of("job", who.account().ids().job(now.toEpochMilli())));
    }

    private static User existing(Principal who, String address, boolean createOnly, Domain domain) {
        if (createOnly) {
            Finding.reach(who, Right.USER_MAKE, domain);
            throw new Refusal(who.account().switches().existsNumber());
        }
        return Finding.user(who, address, Right.USER_WRITE);
    }

    private static String workgroup(Fields attributes, Domain domain) {
        return attributes.node().path("workgroup").asText(domain.workgroup());
    }

    private static void allowed(Principal who, String address, Domain domain, String workgroup) {
        who.demand(Right.USER_MAKE, domain.name(), workgroup);
        if (!LOCAL.matcher(address.substring(0, address.indexOf('@'))).matches()) {
            throw Fields.bad();
        }
        long limit = domain.limit("limit_users");
        if (limit > 0 && domain.count("users") >= limit) {
            throw new Refusal(Errors.USERS_FULL);
        }
    }

    private static void check(Account account, Domain domain, User user, String address, Wish wish, Level level) {
        if (wish.has("password")) {
            PasswordPolicy.check(wish.get("password").toString(), address, domain);
        }
        if (wish.get("workgroup") != null
                && !domain.workgroups.contains(wish.get("workgroup").toString())) {
            throw Rule.bad();
        }
        if ("filter".equals(wish.get("type")) && domain.attributes.get("filtermx") == null) {
            throw new Refusal(Errors.NO_FILTERMX);
        }
        for (String service : User.SERVICES) {
            Level by = user == null ? null : user.suspendedBy.get(service);
            if (wish.has(service) && by != null && by.compareTo(level) > 0) {
                throw new Refusal(Errors.ATTRIBUTE_FORBIDDEN);
            }
        }
        if (wish.has("aliases")) {
            checkAliases(account, user, address, aliases(account, user, wish));
        }
    }

    private static void checkAliases(Account account, User user, String address, List<String> aliases) {
        for (String alias : aliases) {
            Domain home = account.domain(Domain.of(alias)).orElseThrow(() -> new Refusal(Errors.NO_ALIAS_DOMAIN));
            User holder = home.alias(alias).orElse(null);
            if (alias.equals(address) || home.user(alias).isPresent() || (holder != null && holder != user)) {
                throw new Refusal(Errors.NAME_TAKEN);
            }
            long limit = home.limit("limit_aliases");
            long kept = home.aliases().values().stream()
                    .filter(other -> other != user)
                    .count();
            long wanted = aliases.stream()
                    .filter(other -> Domain.of(other).equals(home.name()))
                    .count();
            if (limit > 0 && kept + wanted > limit) {
                throw new Refusal(Errors.ALIASES_FULL);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> aliases(Account account, User user, Wish wish) {
        List<String> wanted = wish.get("aliases") == null
                ? List.of()
                : ((List<String>) wish.get("aliases")).stream().distinct().toList();
        return switch (account.switches().aliasUpdate()) {
            case REPLACE -> wanted;
            case ADD -> {
                List<String> all = new ArrayList<>(user == null ? List.of() : user.list("aliases"));
                wanted.stream().filter(alias -> !all.contains(alias)).forEach(all::add);
                yield all;
            }
        };
    }

    private void apply(Principal who, Domain domain, User user, Wish wish, Level level) {
        long time = clock.instant().getEpochSecond();
        String type = wish.has("type") ? wish.get("type").toString() : user.type();
        wish.values().forEach((name, value) -> {
            if (ignored(name, type)) {
                return;
            }
            if (name.equals("password")) {
                user.password = value.toString();
                user.history.changed(time, who.name(), name, value, true);
                return;
            }
            Object settled = name.equals("aliases") ? aliases(who.account(), user, wish) : value;
            if (name.equals("workgroup") && settled == null) {
                settled = domain.workgroup();
            }
            if (!Objects.equals(settled, user.attributes.get(name))) {
                user.history.changed(time, who.name(), name, settled, false);
                set(who.account(), user, name, settled, level);
            }
        });
        if (Boolean.TRUE.equals(user.attributes.get("delivery_filter"))) {
            DELIVERIES.stream()
                    .filter(name -> !name.equals("delivery_filter"))
                    .forEach(name -> user.attributes.put(name, false));
        }
    }

    /** What does not fit the type is passed over in silence. */
    private static boolean ignored(String name, String type) {
        return DELIVERIES.contains(name)
                && switch (type) {
                    case "forward" -> name.equals("delivery_local") || name.equals("delivery_filter");
                    case "filter" -> !name.equals("delivery_filter");
                    default -> name.equals("delivery_filter");
                };
    }

    @SuppressWarnings("unchecked")
    private static void set(Account account, User user, String name, Object value, Level level) {
        if (name.equals("aliases")) {
            user.list("aliases").forEach(alias -> home(account, alias).aliases().remove(alias));
            ((List<String>) value)
                    .forEach(alias -> home(account, alias).aliases().put(alias, user));
        }
        if (name.equals("type")) {
            user.attributes.put("delivery_local", value.equals("mailbox"));
            user.attributes.put("delivery_forward", value.equals("forward"));
            user.attributes.put("delivery_filter", value.equals("filter"));
        }
        if (User.SERVICES.contains(name)) {
            if ("suspended".equals(value)) {
                user.suspendedBy.put(name, level);
            } else {
                user.suspendedBy.remove(name);
            }
        }
        if (value == null) {
            user.attributes.remove(name);
        } else {
            user.attributes.put(name, value);
        }
    }

    private static Domain home(Account account, String alias) {
        return account.domain(Domain.of(alias).toLowerCase(Locale.ROOT)).orElseThrow();
    }
}
