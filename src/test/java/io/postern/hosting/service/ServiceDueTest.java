package io.postern.hosting.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which services the background goes on with. */
@QuarkusTest
class ServiceDueTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    Services services;

    @Inject
    ServiceRepository repository;

    @Inject
    Tenancy tenancy;

    @Inject
    Clock clock;

    @Test
    void aProviderThatHasRefusedForGoodIsNotAskedAtEachLook() {
        TenantId tenant = resellers.open("due", 0).tenant;
        var name = new ServiceName("whmcs-1", "1");
        var wish = new Wish(DesiredState.ACTIVE, "new.due.example", null, null, "c1", null, null, null);
        // in one transaction, so that the background never sees it
        tenancy.inTenant(tenant, () -> {
            Instant now = clock.instant();
            UUID id = services.want(tenant, ServiceActor.of("whmcs-1"), name, wish)
                    .id();
            assertThat(repository.due(now)).as("one that is new").contains(id);
            Service service = repository.findById(id);
            service.checkedAt = now;
            for (ServiceTrouble trouble : ServiceTrouble.values()) {
                service.trouble = trouble.name();
                repository.flush();
                assertThat(repository.due(now.minusSeconds(60)).contains(id))
                        .as("a minute of patience after " + trouble)
                        .isEqualTo(trouble.passing());
                assertThat(repository.due(now.plusSeconds(60)))
                        .as("later, after " + trouble)
                        .contains(id);
            }
            services.forget(tenant, id);
        });
    }
}
