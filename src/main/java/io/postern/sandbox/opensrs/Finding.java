package io.postern.sandbox.opensrs;

import java.util.Locale;

/** Finds what a call names, or says why not: what is not the caller's looks different from what does not exist. */
final class Finding {
    private Finding() {}

    static User user(Principal who, String address, Right right) {
        Domain domain = domainOf(who, address);
        if (domain.alias(address).isPresent()) {
            who.demand(right, domain.alias(address).orElseThrow());
            throw new Refusal(Errors.ALIAS);
        }
        User user = domain.user(address).orElse(null);
        if (user == null) {
            reach(who, right, domain);
            throw new Refusal(Errors.MISSING);
        }
        who.demand(right, user);
        return user;
    }

    /** The domain of an address, in the caller's own account. */
    static Domain domainOf(Principal who, String address) {
        if (address.indexOf('@') < 1) {
            throw Fields.bad();
        }
        String name = Domain.of(address);
        Account account = who.account();
        return account.domain(name).orElseThrow(() -> {
            boolean alias = account.aliased(name)
                    .filter(real -> real.taken(address.toLowerCase(Locale.ROOT).replace("@" + name, "@" + real.name())))
                    .isPresent();
            return new Refusal(alias ? Errors.ALIAS : Errors.NOT_YOURS);
        });
    }

    /** Someone who holds only a part of a domain may still learn that a user is missing in it. */
    static void reach(Principal who, Right right, Domain domain) {
        boolean any = domain.workgroups.stream().anyMatch(group -> who.may(right, domain.name(), group));
        if (!any) {
            throw new Refusal(Errors.NOT_YOURS);
        }
    }

    static Domain domain(Principal who, String name, Right right, Accounts accounts) {
        Account account = who.account();
        Domain domain = account.domain(name).orElse(null);
        if (domain == null) {
            if (account.aliased(name).isPresent()) {
                throw new Refusal(Errors.ALIAS);
            }
            boolean hidden = accounts.foreign(account, name)
                    || who.grants().stream().noneMatch(grant -> grant.role().level() == Level.COMPANY);
            throw new Refusal(hidden ? Errors.NOT_YOURS : Errors.MISSING);
        }
        who.demand(right, name, null);
        return domain;
    }

    static void company(Principal who, String name) {
        who.demand(Right.COMPANY_READ);
        if (!who.account().company().equals(name)) {
            throw new Refusal(Errors.NO_COMPANY);
        }
    }
}
