package io.postern.member;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One line of the list of members. */
record MemberRow(String name, String email, String role, String lastSignIn) {
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static MemberRow of(Member member) {
        return new MemberRow(
                member.shownName(),
                member.email == null ? "" : member.email,
                member.role.slug(),
                member.lastSignInAt == null ? "" : SHOWN.format(member.lastSignInAt));
    }
}
