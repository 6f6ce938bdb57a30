package io.postern.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Packages once more, in another way. */
final class Builds {
    private Builds() {}

    static void run(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./mvnw", "-q", "--batch-mode", "package", "-DskipTests"));
        command.addAll(List.of(options));
        Process build = new ProcessBuilder(command).inheritIO().start();
        if (build.waitFor() != 0) {
            throw new IllegalStateException("this could not be packaged: " + String.join(" ", options));
        }
    }
}
