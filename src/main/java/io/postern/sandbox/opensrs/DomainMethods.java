package io.postern.sandbox.opensrs;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The methods of one domain. */
final class DomainMethods {
    private static final Pattern NAME =
            Pattern.compile("(?=.{3,160}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private final Accounts accounts;
    private final Clock clock;

    DomainMethods(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Answer get(Principal who, Fields request) {
        String name = request.name("domain");
        try {
            Domain domain = Finding.domain(who, name, Right.DOMAIN_READ, accounts);
            Map<String, Object> metadata = new LinkedHashMap<>();
            metadata.put("createtime", domain.created);
            metadata.put("bulletins", Map.of("manual", List.of(), "auto", List.of()));
            metadata.put("inherit", Map.of("smtp_sent_limit", 1000, "spamlevel", "Normal"));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("attributes", new TreeMap<>(domain.attributes));
            body.putAll(creatable(who, name, metadata));
            return Answer.found(body);
        } catch (Refusal refusal) {
            if (refusal.number() != Errors.MISSING) {
                throw refusal;
            }
            throw new Refusal(Errors.MISSING, creatable(who, name, new LinkedHashMap<>()));
        }
    }

    private static Map<String, Object> creatable(Principal who, String name, Map<String, Object> metadata) {
        metadata.put("options", Map.of("languages", Attribute.LANGUAGES, "timezones", Attribute.TIMEZONES));
        metadata.put("defaults", Map.of("quota", Birth.QUOTA, "language", "en", "workgroup", "staff"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                who.account().switches().singularSettable() ? "settable_attribute" : "settable_attributes",
                Attribute.settable(Attribute.OF_DOMAINS, who.level(name, null)));
        body.put("metadata", metadata);
        return body;
    }

    Answer change(Principal who, Fields request) {
        String name = request.name("domain");
        if (!request.node().has("attributes")) {
            throw Fields.bad();
        }
        Domain domain = who.account().domain(name).orElse(null);
        if (domain == null) {
            creating(who, name);
        } else {
            if (request.truth("create_only")) {
                throw new Refusal(who.account().switches().existsNumber());
            }
            who.demand(Right.DOMAIN_WRITE, name, null);
        }
        Wish wish = Wish.of(
                request.object("attributes"),
                Attribute.OF_DOMAINS,
                who.level(name, null),
                who.account().switches());
        check(who, domain, wish);
        long now = clock.instant().getEpochSecond();
        if (domain == null) {
            domain = who.account().make(Account.DomainPlan.plain(name, 0), clock.instant());
            who.account().history().add(now, who.name(), "created domain [" + name + "]");
        }
        apply(who, domain, wish, now);
        return Answer.done();
    }

    private void creating(Principal who, String name) {
        if (who.account().aliased(name).isPresent()) {
            throw new Refusal(Errors.ALIAS);
        }
        who.demand(Right.DOMAIN_MAKE);
        if (!NAME.matcher(name).matches()) {
            throw Fields.bad();
        }
        if (accounts.foreign(who.account(), name)) {
            throw new Refusal(Errors.NOT_YOURS);
        }
    }

    @SuppressWarnings("unchecked")
    private void check(Principal who, Domain domain, Wish wish) {
        if (domain == null && wish.get("catchall") != null) {
            throw Rule.bad();
        }
        if (wish.get("company") != null
                && !wish.get("company").equals(who.account().company())) {
            boolean known = accounts.find(wish.get("company").toString())
                    .filter(other -> other.cluster() == who.account().cluster())
                    .isPresent();
            throw new Refusal(known ? Errors.PUSH_DENIED : Errors.NO_COMPANY);
        }
        List<String> aliases = wish.get("aliases") == null ? List.of() : (List<String>) wish.get("aliases");
        for (String alias : aliases) {
            if (!NAME.matcher(alias).matches()) {
                throw Rule.bad();
            }
            boolean taken = who.account().domains().containsKey(alias)
                    || accounts.foreign(who.account(), alias)
                    || who.account()
                            .aliased(alias)
                            .filter(other -> other != domain)
                            .isPresent();
            if (taken) {
                throw new Refusal(Errors.NAME_TAKEN);
            }
        }
        if (wish.get("workgroup") != null
                && domain != null
                && !domain.workgroups.contains(wish.get("workgroup").toString())) {
            throw Rule.bad();
        }
    }

    private static void apply(Principal who, Domain domain, Wish wish, long now) {
        wish.values().forEach((name, value) -> {
            if (name.equals("company") || Objects.equals(value, domain.attributes.get(name))) {
                return;
            }
            domain.history.changed(now, who.name(), name, value, false);
            if (value == null) {
                domain.attributes.remove(name);
            } else {
                domain.attributes.put(name, value);
            }
            if (name.equals("workgroup") && value != null) {
                domain.workgroups.add(value.toString());
            }
        });
    }

    Answer delete(Principal who, Fields request) {
        Domain domain = Finding.domain(who, request.name("domain"), Right.DOMAIN_MAKE, accounts);
        if (!domain.users().isEmpty()) {
            throw new Refusal(Errors.NOT_EMPTY);
        }
        boolean controlled = who.account().grants().stream()
                .anyMatch(grant ->
                        grant.object().equals(domain.name()) || grant.object().startsWith(domain.name() + "/"));
        if (controlled) {
            throw new Refusal(Errors.HAS_ADMINS);
        }
        Instant now = clock.instant();
        who.account().domains().remove(domain.name());
        domain.deleted = now.getEpochSecond();
        who.account().deletedDomains().add(domain);
        who.account().history().add(now.getEpochSecond(), who.name(), "deleted domain [" + domain.name() + "]");
        return Answer.done();
    }

    Answer restore(Principal who, Fields request) {
        who.demand(Right.DOMAIN_MAKE);
        String name = request.name("domain");
        String id = request.text("id");
        String newName = request.name("new_name");
        Domain domain = who.account().deletedDomains().stream()
                .filter(gone -> gone.id.equals(id) && gone.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(Errors.MISSING));
        if (!NAME.matcher(newName).matches()) {
            throw Fields.bad();
        }
        if (who.account().domains().containsKey(newName) || accounts.foreign(who.account(), newName)) {
            throw new Refusal(Errors.NAME_TAKEN);
        }
        who.account().deletedDomains().remove(domain);
        domain.deleted = 0;
        domain.rename(newName);
        who.account().domains().put(newName, domain);
        who.account().history().add(clock.instant().getEpochSecond(), who.name(), "restored domain [" + newName + "]");
        return Answer.done();
    }

    Answer changes(Principal who, Fields request) {
        Domain domain = Finding.domain(who, request.name("domain"), Right.DOMAIN_READ, accounts);
        return UserMethods.changes(domain.history, request, who);
    }
}
