package io.postern.member;

import java.util.List;
import java.util.UUID;

/**
 * A page of the list of members.
 *
 * @param later whether this is not the first page
 * @param next after which the next page begins, or null
 */
public record MemberList(List<MemberRow> rows, String q, boolean later, UUID next) {
    public MemberList {
        rows = List.copyOf(rows);
    }

    public boolean searched() {
        return !q.isEmpty();
    }
}
