package io.postern.bench;

import io.postern.packaging.PackagedPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The simulated upstreams alone. They are no part of the portal's package: they are built apart, once. */
final class SandboxApplication {
    private static final Path FOLDER = Path.of("target", "sandbox-app");

    private SandboxApplication() {}

    static PackagedPortal start(String... jvmOptions) throws IOException, InterruptedException {
        if (!Files.isRegularFile(FOLDER.resolve("quarkus-run.jar"))) {
            Process build = new ProcessBuilder(
                            "./mvnw", "-q", "--batch-mode", "package", "-DskipTests", "-Dquarkus.profile=sandbox")
                    .inheritIO()
                    .start();
            if (build.waitFor() != 0) {
                throw new IllegalStateException("the sandbox could not be packaged");
            }
        }
        return PackagedPortal.start(FOLDER, Map.of("quarkus.profile", "sandbox"), jvmOptions);
    }
}
