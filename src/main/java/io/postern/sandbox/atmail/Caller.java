package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Subscription.Credits;

/** Who calls: the subscription's own user, or with less say a sub-administrator of it. */
record Caller(Subscriptions all, Subscription subscription, SubAdmin subAdmin, String method) {
    Switches switches() {
        return subscription.switches();
    }

    boolean master() {
        return subAdmin == null || subAdmin.may("UMasterAdmin");
    }

    boolean reaches(String domain) {
        return master() || subAdmin.domains().contains(domain);
    }

    void require(String right) {
        if (subAdmin != null && !subAdmin.may(right)) {
            throw Refusal.denied(method);
        }
    }

    void requireMaster() {
        if (!master()) {
            throw Refusal.denied(method);
        }
    }

    /** Another subscription's domain is denied; one that nobody has does not exist. */
    void requireDomain(String domain) {
        boolean foreign = all.ownedByAnother(subscription, domain);
        if (foreign || (subscription.domains().contains(domain) && !reaches(domain))) {
            throw Refusal.denied(method);
        }
    }

    void requireUserCredit() {
        Credits credits = subscription.credits();
        long used = subscription.mailboxes().size();
        boolean none = credits.users() >= 0 && used >= credits.users();
        long limit = master() ? -1 : subAdmin.limit("NumUsers");
        if (none || (limit >= 0 && inReach() >= limit)) {
            throw Refusal.failed(method, "No user credits available");
        }
    }

    /** The sum of all quotas in a sub-administrator's reach is limited; the upstream's text for that is not public. */
    void requireQuotaCredit(long before, long after) {
        long limit = master() ? -1 : subAdmin.limit("NumQuota");
        if (limit >= 0 && quotaInReach() - before + after > limit) {
            throw Refusal.failed(method, "No quota credits available");
        }
    }

    private long inReach() {
        return subscription.mailboxes().values().stream()
                .filter(mailbox -> reaches(mailbox.domain()))
                .count();
    }

    private long quotaInReach() {
        return subscription.mailboxes().values().stream()
                .filter(mailbox -> reaches(mailbox.domain()))
                .mapToLong(Mailbox::quota)
                .sum();
    }
}
