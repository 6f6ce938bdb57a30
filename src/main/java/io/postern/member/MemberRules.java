package io.postern.member;

import io.postern.access.Permission;
import io.postern.access.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who may give whom which place. */
final class MemberRules {
    /** The roles that a member can have. */
    static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.MAILBOX_OWNER));

    private MemberRules() {}

    /** Why nothing comes of it. */
    enum Refusal {
        /** Nobody changes or removes himself. */
        YOURSELF,
        /** Only owners make owners, and change or remove them. */
        OWNERS_ONLY,
        /** Who asks may not keep members any more. */
        NOT_ANY_MORE,
        LAST_OWNER,
        NO_ROLE,
        /** A customer's administrator is one of some customer. */
        NO_CUSTOMER,
        /** Owners and managers are of the whole tenant. */
        WHOLE_TENANT
    }

    /** Whether a place can be given at all. */
    static Optional<Refusal> check(Place wanted) {
        if (wanted.role() == null || !ROLES.contains(wanted.role())) {
            return Optional.of(Refusal.NO_ROLE);
        }
        if (wanted.role() == Role.CUSTOMER_ADMIN && wanted.customerId() == null) {
            return Optional.of(Refusal.NO_CUSTOMER);
        }
        boolean whole = wanted.role() == Role.OWNER || wanted.role() == Role.MANAGER;
        return whole && wanted.customerId() != null ? Optional.of(Refusal.WHOLE_TENANT) : Optional.empty();
    }

    static Optional<Refusal> invite(Place mine, Place wanted) {
        return keeps(mine)
                .or(() -> check(wanted))
                .or(() -> wanted.role() == Role.OWNER && !mine.owns()
                        ? Optional.of(Refusal.OWNERS_ONLY)
                        : Optional.empty());
    }

    /** @param otherOwners how many owners there are besides the one who is changed */
    static Optional<Refusal> change(UUID me, Place mine, UUID whom, Place before, Place wanted, long otherOwners) {
        return invite(mine, wanted)
                .or(() -> touch(me, mine, whom, before))
                .or(() -> before.owns() && !wanted.owns() && otherOwners == 0
                        ? Optional.of(Refusal.LAST_OWNER)
                        : Optional.empty());
    }

    static Optional<Refusal> remove(UUID me, Place mine, UUID whom, Place before, long otherOwners) {
        return keeps(mine)
                .or(() -> touch(me, mine, whom, before))
                .or(() -> before.owns() && otherOwners == 0 ? Optional.of(Refusal.LAST_OWNER) : Optional.empty());
    }

    private static Optional<Refusal> keeps(Place mine) {
        boolean may = mine != null && mine.customerId() == null && mine.role().may(Permission.MEMBERS);
        return may ? Optional.empty() : Optional.of(Refusal.NOT_ANY_MORE);
    }

    private static Optional<Refusal> touch(UUID me, Place mine, UUID whom, Place before) {
        if (whom.equals(me)) {
            return Optional.of(Refusal.YOURSELF);
        }
        return before.role() == Role.OWNER && !mine.owns() ? Optional.of(Refusal.OWNERS_ONLY) : Optional.empty();
    }
}
