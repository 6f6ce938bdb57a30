package io.postern.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.customer.Customer;
import io.postern.tenant.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenancyTest {
    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aTenantSeesItsOwnRowsOnly() {
        for (String slug : new String[] {"one", "two"}) {
            tenancy.asSystem(() -> {
                var tenant = new Tenant();
                tenant.id = slug;
                tenant.name = slug;
                tenant.createdAt = Instant.EPOCH;
                entities.persist(tenant);
                return null;
            });
            tenancy.inTenant(new TenantId(slug), () -> {
                var customer = new Customer();
                customer.externalId = "c1";
                customer.name = slug;
                entities.persist(customer);
            });
        }
        tenancy.inTenant(new TenantId("one"), () -> {
            var found = entities.createQuery("from Customer", Customer.class).getResultList();
            assertThat(found).extracting(c -> c.name).containsExactly("one");
            found.getFirst().name = "renamed";
        });
        tenancy.inTenant(new TenantId("one"), () -> {
            assertThat(entities.createNativeQuery("select name from customer", String.class)
                            .getResultList())
                    .isEqualTo(java.util.List.of("renamed"));
        });
        assertThatThrownBy(
                () -> entities.createQuery("from Customer", Customer.class).getResultList());
    }

    @Test
    void plainReadingStaysWithinTheTenantAndOnlyReads() {
        var tenant = new TenantId("reads-plainly");
        if (tenancy.asSystem(() -> entities.find(Tenant.class, tenant.value())) == null) {
            tenancy.asSystem(() -> {
                var row = new Tenant();
                row.id = tenant.value();
                row.name = tenant.value();
                row.createdAt = Instant.EPOCH;
                entities.persist(row);
                return null;
            });
            tenancy.inTenant(tenant, () -> {
                var customer = new Customer();
                customer.externalId = "c1";
                customer.name = "mine";
                entities.persist(customer);
                entities.flush();
                assertThat(tenancy.read(tenant, TenancyTest::customers))
                        .as("in a transaction that is open")
                        .isOne();
            });
        }
        assertThat(tenancy.read(tenant, TenancyTest::customers)).isOne();
        assertThat(tenancy.read(new TenantId("reads-nothing"), TenancyTest::customers))
                .isZero();
        assertThatThrownBy(() -> tenancy.read(tenant, connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeUpdate("update customer set name = 'changed'");
                    }
                }))
                .hasStackTraceContaining("read-only");
        assertThatThrownBy(() -> tenancy.read(tenant, connection -> tenancy.inTenant(tenant, () -> 1)))
                .as("Hibernate would be outside the transaction")
                .isInstanceOf(IllegalStateException.class);
        assertThat(CurrentTenant.transactionOpen()).isFalse();
        assertThat(tenancy.read(tenant, TenancyTest::customers)).isOne();
    }

    private static int customers(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from customer")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void aBackgroundThreadHasItsTransactionsToo() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> tenancy.asSystem(() -> 1)).get()).isOne();
            assertThat(threads.submit(() -> tenancy.inTenant(new TenantId("one"), () -> entities.createQuery(
                                            "select count(*) from Customer", Long.class)
                                    .getSingleResult()))
                            .get())
                    .isNotNegative();
        }
    }
}
