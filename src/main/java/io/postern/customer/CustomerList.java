package io.postern.customer;

import java.util.List;
import java.util.UUID;

/**
 * A page of the list of customers.
 *
 * @param q what was searched, or ""
 * @param later whether this is not the first page
 * @param next after which the next page begins, or null
 */
public record CustomerList(List<CustomerRow> rows, String q, boolean later, UUID next) {
    public CustomerList {
        rows = List.copyOf(rows);
    }

    public boolean searched() {
        return !q.isEmpty();
    }
}
