package io.postern.bench;

import io.postern.packaging.Database;
import io.postern.packaging.PackagedPortal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the command to the first page, on a database that is there and migrated: as packaged, and as one jar with what a
 * training run has left in an ahead-of-time cache.
 */
record StartMeasure(Database database, Map<String, String> settings, String... jvm) {
    private static final int RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path WHOLE = Path.of("target", "postern-whole");

    void run(Report report) throws Exception {
        report("as packaged", PackagedPortal.FOLDER.resolve("quarkus-run.jar"), List.of(), report);
        Path jar = whole();
        Path cache = Path.of("target", "portal.aot").toAbsolutePath();
        Files.deleteIfExists(cache);
        train(jar, cache);
        report("one jar", jar, List.of(), report);
        report("one jar with an AOT cache", jar, List.of("-XX:AOTCache=" + cache), report);
    }

    private void report(String how, Path jar, List<String> options, Report report) {
        var seconds = new ArrayList<Double>();
        String memory = "";
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            try (var portal = start(jar, options)) {
                Load.once(portal.awaitListening(PATIENCE).resolve("/"), Map.of());
                seconds.add((System.nanoTime() - start) / 1e9);
                memory = new Vitals(portal.pid()).memory();
            }
        }
        seconds.sort(null);
        report.line(
                "Start to the first page, " + how,
                String.format(java.util.Locale.ROOT, "%.2f s, %s of memory (RSS)", seconds.get(RUNS / 2), memory),
                "",
                "");
    }

    /** The cache is written when the portal ends, which takes a while. */
    private void train(Path jar, Path cache) throws InterruptedException {
        try (var portal = start(jar, List.of("-XX:AOTCacheOutput=" + cache))) {
            URI root = portal.awaitListening(PATIENCE);
            for (String path : List.of("/", "/acme/mailboxes", "/nowhere", "/q/health")) {
                Load.once(root.resolve(path), Map.of());
            }
            portal.stop(PATIENCE);
        }
    }

    private PackagedPortal start(Path jar, List<String> options) {
        return PackagedPortal.startJar(
                jar,
                settings,
                Stream.concat(Arrays.stream(jvm), options.stream()).toArray(String[]::new));
    }

    /** Class loaders of their own, as the packaged portal has, keep classes out of such a cache. */
    private static Path whole() throws IOException, InterruptedException {
        Builds.run(
                "-Dquarkus.package.jar.type=uber-jar",
                "-Dquarkus.package.output-name=" + WHOLE.getFileName(),
                "-Dquarkus.package.jar.add-runner-suffix=false");
        return WHOLE.resolveSibling(WHOLE.getFileName() + ".jar");
    }
}
