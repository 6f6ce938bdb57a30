package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which domains are read next. */
@QuarkusTest
class DueDomainsTest {
    @Inject
    DueDomains due;

    @Inject
    PassLedger ledger;

    @Inject
    Connections connections;

    @Inject
    DirectoryRows rows;

    @Test
    void newDomainsAreDueAndAFewOfOneConnectionAtATime() {
        TenantId tenant = rows.tenant("due");
        UUID connection = rows.connection(tenant, "http://localhost:1");
        for (int number = 0; number < 5; number++) {
            rows.domain(tenant, connection, "due" + number + ".test", "1");
        }
        UUID elsewhere = rows.domain(tenant, rows.connection(tenant, "http://localhost:1"), "other.test", "1");

        assertThat(due.of(tenant)).hasSize(3).contains(elsewhere);
        assertThat(due.everywhere()).contains(SyncJob.work(tenant, elsewhere));
    }

    @Test
    void aDomainIsNotDueAgainBeforeItsTime() {
        TenantId tenant = rows.tenant("due");
        UUID domain = rows.domain(tenant, rows.connection(tenant, "http://localhost:1"), "again.test", "1");
        ledger.complete(ledger.begin(tenant, domain).orElseThrow());
        assertThat(due.of(tenant)).isEmpty();
        assertThat(due.requestedAgain(tenant, domain)).isFalse();
    }

    @Test
    void nothingOfARefusedConnectionIsDueUntilItWorksAgain() {
        TenantId tenant = rows.tenant("due");
        UUID connection = rows.connection(tenant, "http://localhost:1");
        UUID domain = rows.domain(tenant, connection, "refused.test", "1");
        ledger.failed(ledger.begin(tenant, domain).orElseThrow(), "CREDENTIALS");
        connections.recordHealth(tenant, connection, Connection.Health.REFUSED, "CREDENTIALS");
        assertThat(due.of(tenant)).isEmpty();
        connections.recordHealth(tenant, connection, Connection.Health.WORKING, null);
        assertThat(due.of(tenant)).containsExactly(domain);
    }
}
