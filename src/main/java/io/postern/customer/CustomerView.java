package io.postern.customer;

import io.postern.access.Permission;
import java.util.List;
import java.util.Set;

/**
 * The page of one customer.
 *
 * @param opens what the reader may
 * @param may whether that is to rename and to delete it
 */
public record CustomerView(Customer customer, List<Part> parts, Set<Permission> opens, boolean may) {
    /**
     * @param needed what a person needs in order to open one
     * @param more how many are not shown
     */
    public record Part(CustomerPart.Kind kind, Permission needed, List<CustomerPart.Item> items, long more) {}

    /** What the reader may open is linked. */
    public boolean linked(Part part) {
        return opens.contains(part.needed());
    }

    public CustomerView {
        parts = List.copyOf(parts);
        opens = Set.copyOf(opens);
    }
}
