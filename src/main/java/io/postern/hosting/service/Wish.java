package io.postern.hosting.service;

/**
 * What a billing system asks for. Members that are null stay as they are; a new service needs domain and customer.
 *
 * @param connection the tenant's own name of it
 * @param customer the tenant's own name of it
 * @param limits null to leave them as they are
 */
public record Wish(
        DesiredState state,
        String domain,
        String connection,
        String orderId,
        String customer,
        String customerName,
        Limits limits,
        String reason) {

    /** Null for any number, and for the provider's own size. */
    public record Limits(Integer mailboxes, Long quotaBytes) {}
}
