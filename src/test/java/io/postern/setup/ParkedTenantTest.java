package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.access.AuditEntry;
import io.postern.change.Change;
import io.postern.change.ChangeState;
import io.postern.change.Target;
import io.postern.mailbox.password.Passwords;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.tenant.Tenant;
import io.postern.testing.Resellers;
import io.postern.testing.Resellers.Reseller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was under way when a tenant left the tenants file ends there, and keeps no password. */
@QuarkusTest
class ParkedTenantTest {
    @Inject
    Resellers resellers;

    @Inject
    Passwords passwords;

    @Inject
    TenantsFiles files;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private static final String NOW = "Aa1_" + UUID.randomUUID().toString().substring(0, 8);
    private static final String NEXT = "Bb2_" + UUID.randomUUID().toString().substring(0, 8);

    private Reseller reseller;

    @Test
    void openChangesAreCancelledAndTheirPasswordsWiped() throws Exception {
        reseller = resellers.open("parked-open", 1);
        tenancy.asSystem(() -> entities.find(Tenant.class, "parked-open").managed = true);
        Target target = reseller.target(0);
        reseller.account.put(target.address().toString(), Map.of("password", NOW));
        reseller.account.fault(Fault.of("HOLD").method("mail/user/change-password"));
        change(target);
        change(target);
        assertThat(changes())
                .extracting(change -> change.state)
                .containsExactly(ChangeState.RUNNING, ChangeState.PLANNED);
        assertThat(changes()).extracting(change -> change.sealed).doesNotContainNull();

        assertThat(files.apply(TenantsFileWatchTest.demo())).isEmpty();
        parked();
        reseller.account.clearFaults();
        // the worker whose call was held has nothing to say any more
        Thread.sleep(1000);
        parked();
        assertThat(files.apply(TenantsFileWatchTest.demo())).isEmpty();
        parked();
    }

    private void parked() {
        assertThat(changes())
                .extracting(change -> change.state)
                .as("nobody knows what became of the one that was sent")
                .containsExactly(ChangeState.UNKNOWN, ChangeState.CANCELLED);
        assertThat(changes()).allMatch(change -> change.finishedAt != null && change.sealed == null);
        List<String> told = tenancy.inTenant(
                reseller.tenant, () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultStream()
                        .map(entry -> entry.state + " " + entry.actor)
                        .toList());
        assertThat(told)
                .endsWith("UNKNOWN " + Actor.SYSTEM.name(), "CANCELLED " + Actor.SYSTEM.name())
                .hasSize(5);
    }

    private void change(Target target) {
        var alice = new Actor("Alice", UUID.randomUUID(), "portal", null);
        var _ = passwords.change(reseller.tenant, alice, null, target, Secret.of(NOW), Secret.of(NEXT));
    }

    private List<Change> changes() {
        return tenancy.inTenant(
                reseller.tenant, () -> entities.createQuery("from Change order by createdAt, id", Change.class)
                        .getResultList());
    }
}
