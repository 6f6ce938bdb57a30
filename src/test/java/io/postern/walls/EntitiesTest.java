package io.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntitiesTest {
    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    /** Nothing else notices an entity whose table or column has another name in the migrations. */
    @Test
    void everyEntityFitsItsTable() {
        var all = entities.getEntityManagerFactory().getMetamodel().getEntities();
        assertThat(all).isNotEmpty();
        for (var entity : all) {
            tenancy.inTenant(new TenantId("walls"), () -> {
                assertThat(entities.createQuery("from " + entity.getName(), entity.getJavaType())
                                .setMaxResults(1)
                                .getResultList())
                        .as(entity.getName())
                        .hasSizeLessThan(2);
            });
        }
    }
}
