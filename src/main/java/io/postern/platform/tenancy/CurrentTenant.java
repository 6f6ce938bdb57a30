package io.postern.platform.tenancy;

/** The tenant of the transaction that this thread has open. Set and cleared by {@link Tenancy} alone. */
public final class CurrentTenant {
    static final CurrentTenant NONE = new CurrentTenant("-", false);
    private static final ThreadLocal<CurrentTenant> HELD = new ThreadLocal<>();

    private final String identifier;
    private final boolean plain;

    private CurrentTenant(String identifier, boolean plain) {
        this.identifier = identifier;
        this.plain = plain;
    }

    static CurrentTenant of(TenantId tenant) {
        return new CurrentTenant(tenant.value(), false);
    }

    /** In a transaction that Hibernate knows nothing of. */
    static CurrentTenant plain(TenantId tenant) {
        return new CurrentTenant(tenant.value(), true);
    }

    static CurrentTenant get() {
        return HELD.get();
    }

    static void set(CurrentTenant tenant) {
        HELD.set(tenant);
    }

    static void clear() {
        HELD.remove();
    }

    /** Whether this thread is inside a transaction: no upstream call may be made then. */
    public static boolean transactionOpen() {
        return HELD.get() != null;
    }

    boolean is(TenantId tenant) {
        return identifier.equals(tenant.value());
    }

    boolean plain() {
        return plain;
    }

    String identifier() {
        return identifier;
    }
}
