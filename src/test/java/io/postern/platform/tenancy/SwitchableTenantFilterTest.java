package io.postern.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.TestSessions;
import io.postern.customer.Customer;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two walls are two: tests of the one take away the other, and that is really gone. */
@QuarkusTest
class SwitchableTenantFilterTest {
    private static final TenantId MINE = new TenantId("filter-mine");

    @Inject
    @PersistenceUnitExtension
    SwitchableTenantFilter filter;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void eachWallHoldsAlone() {
        sessions.tenant(MINE.value());
        if (namesSeenAs("filter-theirs").isEmpty()) {
            sessions.customer("filter-theirs", "theirs");
        }
        assertThat(namesSeenAs("filter-theirs")).as("the filter alone").isEmpty();
        try (var _ = filter.off()) {
            assertThat(namesSeenAs("filter-theirs")).as("neither wall").containsExactly("theirs");
            assertThat(namesSeenAs("filter-mine"))
                    .as("row-level security alone")
                    .isEmpty();
        }
    }

    private List<String> namesSeenAs(String inDatabase) {
        return tenancy.inTenant(MINE, () -> {
            entities.createNativeQuery("select set_config('app.tenant', ?1, true)", String.class)
                    .setParameter(1, inDatabase)
                    .getSingleResult();
            return entities.createQuery("from Customer", Customer.class)
                    .getResultStream()
                    .map(customer -> customer.name)
                    .toList();
        });
    }
}
