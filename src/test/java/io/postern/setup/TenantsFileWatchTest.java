package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.OpenTenant;
import io.postern.tenant.Tenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TenantsFileWatchTest {
    private static final TenantId WATCHED = new TenantId("watched");

    @Inject
    TenantsFiles files;

    @Inject
    Tenants tenants;

    @TempDir
    Path folder;

    @Test
    void aChangedFileIsAppliedAndAWrongOneLeavesEverythingAsItWas() throws Exception {
        Path file = folder.resolve("tenants.yaml");
        write(file, "First");
        var watch = new TenantsFileWatch(config(file), files);
        watch.start(null);
        try {
            assertThat(name()).contains("First");

            write(file, "Second");
            await("Second");

            Files.writeString(file, Files.readString(file).replace("name: Second", "nome: Third"));
            Thread.sleep(300);
            tenants.forgetAll();
            assertThat(name()).contains("Second");

            Files.delete(file);
            Thread.sleep(150);
            assertThat(name()).contains("Second");

            write(file, "Fourth");
            await("Fourth");
        } finally {
            watch.stop(null);
            files.apply(demo());
        }
    }

    private void await(String name) throws InterruptedException {
        for (int i = 0; i < 200 && !name().equals(Optional.of(name)); i++) {
            Thread.sleep(50);
        }
        assertThat(name()).contains(name);
    }

    private Optional<String> name() {
        return tenants.find(WATCHED).map(OpenTenant::name);
    }

    /** As Kubernetes does it: another file takes the place in one step. The demo tenants stay for the other tests. */
    private void write(Path file, String name) throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(next, demo() + "  - slug: watched\n    name: " + name + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static String demo() throws IOException {
        try (var stream = TenantsFileWatchTest.class.getResourceAsStream("/demo-tenants.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SetupConfig config(Path file) {
        return new SetupConfig() {
            @Override
            public Optional<URI> baseUrl() {
                return Optional.empty();
            }

            @Override
            public Optional<String> tenantsFile() {
                return Optional.of(file.toString());
            }

            @Override
            public Duration tenantsFileInterval() {
                return Duration.ofMillis(50);
            }

            @Override
            public boolean demoTenants() {
                return false;
            }

            @Override
            public Optional<String> command() {
                return Optional.empty();
            }
        };
    }
}
