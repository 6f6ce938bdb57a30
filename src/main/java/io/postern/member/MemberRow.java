package io.postern.member;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of members.
 *
 * @param email or {@code ""}
 * @param customer the name of the customer that the member is narrowed to, or null
 * @param invited nobody has claimed it yet
 */
public record MemberRow(
        UUID id,
        String name,
        String email,
        String role,
        String customer,
        Instant lastSignIn,
        boolean invited,
        boolean managed) {
    static MemberRow of(Member member, String customer) {
        return new MemberRow(
                member.id,
                member.shownName(),
                member.email == null ? "" : member.email,
                member.role.slug(),
                customer,
                member.lastSignInAt,
                member.subject == null,
                member.managed);
    }
}
