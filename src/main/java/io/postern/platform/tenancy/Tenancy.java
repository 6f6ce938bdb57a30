package io.postern.platform.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.Session;

/**
 * The only way to the database: a transaction that is bound to one tenant in Hibernate and in PostgreSQL alike, or to
 * no tenant at all. Without it every session fails and every tenant-owned table is empty.
 */
@ApplicationScoped
public class Tenancy {
    private final EntityManager entities;
    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;

    Tenancy(EntityManager entities, DataSource database, TransactionSynchronizationRegistry transactions) {
        this.entities = entities;
        this.database = database;
        this.transactions = transactions;
    }

    /** Work that reads by SQL alone. */
    public interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /** Runs {@code work} in a transaction of {@code tenant}; joins one that is already open for the same tenant. */
    public <T> T inTenant(TenantId tenant, Supplier<T> work) {
        CurrentTenant current = CurrentTenant.get();
        if (current != null) {
            if (!current.is(tenant)) {
                throw new IllegalStateException("a transaction of another tenant is open");
            }
            if (current.plain()) {
                throw new IllegalStateException("this transaction reads by SQL alone");
            }
            return work.get();
        }
        return bound(CurrentTenant.of(tenant), () -> {
            entities.unwrap(Session.class).doWork(connection -> pin(connection, tenant));
            return work.get();
        });
    }

    public void inTenant(TenantId tenant, Runnable work) {
        inTenant(tenant, () -> {
            work.run();
            return null;
        });
    }

    /**
     * The same for what only reads, by SQL alone. Without a transaction to join, neither Hibernate nor the transaction
     * manager takes part: together they cost more than the reading.
     */
    public <T> T read(TenantId tenant, Reading<T> work) {
        if (CurrentTenant.get() != null) {
            return inTenant(tenant, () -> entities.unwrap(Session.class).doReturningWork(work::from));
        }
        CurrentTenant.set(CurrentTenant.plain(tenant));
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                pin(connection, tenant);
                T result = work.from(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be read", e);
        } finally {
            CurrentTenant.clear();
        }
    }

    private static void pin(Connection connection, TenantId tenant) throws SQLException {
        try (var pin = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            pin.setString(1, tenant.value());
            pin.execute();
        }
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
