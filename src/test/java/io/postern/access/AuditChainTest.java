package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** History cannot be edited without a trace. */
@QuarkusTest
class AuditChainTest {
    private static final Actor ALICE = new Actor("Alice", null, "portal", "192.0.2.1");

    @Inject
    AuditTrail audit;

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void entriesWrittenAtOnceFormOneUnbrokenChain() throws Exception {
        TenantId tenant = sessions.tenant("audit-chain");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> writers = IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(number -> () -> {
                        tenancy.inTenant(tenant, () -> audit.append(tenant, line("entry " + number)));
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        List<AuditEntry> chain = chain(tenant);
        assertThat(chain).hasSize(40);
        assertThat(chain)
                .extracting(entry -> entry.sequence)
                .isEqualTo(IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
        assertThat(unbroken(tenant, chain)).isTrue();
        for (AuditEntry entry : chain) {
            entry.target = entry.target + "!";
            assertThat(unbroken(tenant, chain)).isFalse();
            entry.target = entry.target.substring(0, entry.target.length() - 1);
        }
    }

    @Test
    void theApplicationsDatabaseRoleCanNeitherChangeNorDeleteHistory() {
        TenantId tenant = sessions.tenant("audit-forever");
        tenancy.inTenant(tenant, () -> audit.append(tenant, line("kept")));
        for (String attack : List.of("update audit_entry set target = 'x'", "delete from audit_entry")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tenancy.inTenant(tenant, () -> {
                        entities.createNativeQuery(attack).executeUpdate();
                    })))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private List<AuditEntry> chain(TenantId tenant) {
        return tenancy.inTenant(
                tenant, () -> entities.createQuery("from AuditEntry order by sequence", AuditEntry.class)
                        .getResultList());
    }

    private static boolean unbroken(TenantId tenant, List<AuditEntry> chain) {
        byte[] previous = new byte[32];
        for (AuditEntry entry : chain) {
            if (!Arrays.equals(entry.previousHash, previous)
                    || !Arrays.equals(AuditTrail.hash(tenant, entry), entry.hash)) {
                return false;
            }
            previous = entry.hash;
        }
        return true;
    }

    private static AuditLine line(String target) {
        return new AuditLine(
                "test.entry", ALICE, null, null, UUID.randomUUID(), null, target, "DONE", Map.of("a", "1", "b", "ü"));
    }
}
