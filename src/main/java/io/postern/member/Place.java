package io.postern.member;

import io.postern.access.Permission;
import io.postern.access.Role;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a member may do, and where.
 *
 * @param customerId only this customer's domains; null for the whole tenant
 */
record Place(Role role, UUID customerId) {
    static Place of(Member member) {
        return new Place(member.role, member.customerId);
    }

    boolean owns() {
        return role == Role.OWNER && customerId == null;
    }

    /** Whether somebody here may do something that he may not do there. */
    boolean shrinksTo(Place other) {
        boolean narrower = other.customerId != null && !Objects.equals(customerId, other.customerId);
        return narrower
                || Stream.of(Permission.values())
                        .anyMatch(permission -> role.may(permission) && !other.role.may(permission));
    }
}
