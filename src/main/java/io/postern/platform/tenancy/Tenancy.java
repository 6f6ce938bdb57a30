package io.postern.platform.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/**
 * The only way to the database: a transaction that is bound to one tenant in Hibernate and in PostgreSQL alike, or to
 * no tenant at all. Without it every session fails and every tenant-owned table is empty.
 */
@ApplicationScoped
public class Tenancy {
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transactions;

    Tenancy(EntityManager entities, TransactionSynchronizationRegistry transactions) {
        this.entities = entities;
        this.transactions = transactions;
    }

    /** Runs {@code work} in a transaction of {@code tenant}; joins one that is already open for the same tenant. */
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        CurrentTenant current = CurrentTenant.get();
        if (current != null) {
            if (!current.is(tenant)) {
                throw new IllegalStateException("a transaction of another tenant is open");
            }
            return work.get();
        }
        return bound(CurrentTenant.of(tenant), () -> {
            entities.createNativeQuery("select set_config('app.tenant', ?1, true)", String.class)
                    .setParameter(1, tenant.value())
                    .getSingleResult();
            return work.get();
        });
    }

    public void inTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return null;
        });
    }

    /** Runs {@code work} in a transaction that sees global tables only. */
    public <T> T asSystem(Supplier<T> work) {
        if (CurrentTenant.get() != null) {
            throw new IllegalStateException("a transaction is open");
        }
        return bound(CurrentTenant.NONE, work);
    }

    private static <T> T bound(CurrentTenant tenant, Supplier<T> work) {
        // on a background thread there is no request, and Quarkus asks for the tenant only inside one
        ManagedContext request = Arc.container().requestContext();
        boolean background = !request.isActive();
        if (background) {
            request.activate();
        }
        CurrentTenant.set(tenant);
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } finally {
            CurrentTenant.clear();
            if (background) {
                request.terminate();
            }
        }
    }

    /**
     * Runs {@code work} at once when no transaction is open; else once it has committed, on another thread, and not at
     * all if it is rolled back.
     */
    public void afterCommit(Runnable work) {
        if (CurrentTenant.transactionOpen()) {
            transactions.registerInterposedSynchronization(new AfterCommit(work));
        } else {
            work.run();
        }
    }
}
