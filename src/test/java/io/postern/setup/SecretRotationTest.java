package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.TestSessions;
import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.TestKeysets;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class SecretRotationTest {
    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    TestSessions sessions;

    @TempDir
    Path folder;

    @Test
    void everySealedRowIsSealedAnewAndOpensAllTheTime() {
        Path file = folder.resolve("keyset.json");
        TestKeysets.create(file);
        Vault before = TestKeysets.vault(file);
        Vault running = TestKeysets.vault(file);
        var rotation = TestKeysets.rotation(file, running);
        TenantId tenant = sessions.tenant("rotation");
        UUID connection = connection(tenant, before);

        rotation.add(file);
        rotation.promote(file);
        var report = new SecretRotation(tenancy, entities, rotation).renewAll();

        assertThat(report.renewed()).isEqualTo(1);
        byte[] sealed = sealed(tenant, connection);
        assertThat(running.current(sealed)).isTrue();
        assertThat(before.current(sealed)).isFalse();
        assertThat(TestKeysets.vault(file)
                        .open(sealed, tenant.value(), connection.toString(), "api-key")
                        .reveal())
                .isEqualTo("kept");
        assertThat(new SecretRotation(tenancy, entities, rotation).renewAll().renewed())
                .as("a second run finds nothing to do")
                .isZero();
    }

    private UUID connection(TenantId tenant, Vault vault) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = "lb" + UUID.randomUUID();
            connection.provider = "logicboxes";
            connection.endpoint = "https://httpapi.com/api";
            connection.createdAt = Instant.EPOCH;
            connection.parkedAt = Instant.EPOCH;
            entities.persist(connection);
            entities.flush();
            var credential = new ConnectionCredential();
            credential.connectionId = connection.id;
            credential.field = "api-key";
            credential.sealed = vault.seal(Secret.of("kept"), tenant.value(), connection.id.toString(), "api-key");
            entities.persist(credential);
            return connection.id;
        });
    }

    private byte[] sealed(TenantId tenant, UUID connection) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "select sealed from ConnectionCredential where connectionId = ?1", byte[].class)
                .setParameter(1, connection)
                .getSingleResult());
    }
}
