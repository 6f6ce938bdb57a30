package io.postern.platform.tenancy;

/** The tenant of the transaction that this thread has open. Set and cleared by {@link Tenancy} alone. */
public final class CurrentTenant {
    static final CurrentTenant NONE = new CurrentTenant("-");
    private static final ThreadLocal<CurrentTenant> HELD = new ThreadLocal<>();

    private final String identifier;

    private CurrentTenant(String identifier) {
        this.identifier = identifier;
    }

    static CurrentTenant of(TenantId tenant) {
        return new CurrentTenant(tenant.value());
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

    String identifier() {
        return identifier;
    }
}
