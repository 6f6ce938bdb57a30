package io.postern.customer;

import io.postern.access.Permission;
import io.postern.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One kind of what belongs to customers; implemented by the features that keep it. */
public interface CustomerPart {
    /** In the order of the page. */
    enum Kind {
        DOMAINS,
        SERVICES,
        PEOPLE
    }

    /**
     * @param path below the tenant's base, or null when it has no page of its own
     * @param note what else a person wants to know of it, or null
     * @param keeps whether the customer cannot be deleted meanwhile
     */
    record Item(String name, String path, String note, boolean keeps) {
        public Item(String name, String path, String note) {
            this(name, path, note, true);
        }
    }

    Kind kind();

    /** The first {@code most} of one customer's, by name; what keeps it comes first. Joins an open transaction of the tenant, or has one of its own. */
    List<Item> of(TenantId tenant, UUID customerId, int most);

    /** What a person needs in order to open one. */
    Permission needed();

    /** Forgets the customer in what is out of use and keeps no customer; joins the transaction that deletes it. */
    default void forget(UUID customerId) {}

    /** How many each of these customers has; one without any may be missing. */
    Map<UUID, Long> counts(TenantId tenant, Collection<UUID> customerIds);
}
