package io.postern.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we ship holds the portal, and nothing that is there for development and tests. */
class PackagedPortalIT {
    private static final Predicate<String> SANDBOX = Pattern.compile(
                    "io/postern/sandbox/[^/]|io\\.postern\\.sandbox|!sandbox/")
            .asPredicate();
    private static final Predicate<String> POSTGRES_SERVER = Pattern.compile(
                    "zonky|postgres-(linux|darwin|windows)|\\.txz$|bin/postgres$")
            .asPredicate();
    private static final Predicate<String> TESTS = Pattern.compile(
                    "io/postern/.*(Test|IT|Properties)(\\$.*)?\\.class$|org/junit/|archunit|playwright")
            .asPredicate();

    private final Artifact shipped = Artifact.of(PackagedPortal.FOLDER);

    @Test
    void thePortalIsInIt() {
        assertThat(shipped.matching(entry -> entry.endsWith("io/postern/platform/tenancy/Tenancy.class")))
                .isNotEmpty();
        assertThat(shipped.matching(entry -> entry.endsWith("!db/migration/V1__foundation.sql")))
                .isNotEmpty();
        assertThat(shipped.matching(entry -> entry.endsWith("!templates/layout/page.html")))
                .isNotEmpty();
    }

    @Test
    void noSandbox() {
        assertThat(shipped.matching(SANDBOX)).isEmpty();
    }

    /** Beans and routes leave generated classes behind, which name the classes they were made from. */
    @Test
    void nothingGeneratedForTheSandbox() throws IOException {
        for (String jar : List.of("generated-bytecode.jar", "transformed-bytecode.jar")) {
            Path file = PackagedPortal.FOLDER.resolve("quarkus").resolve(jar);
            try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                    String content = new String(
                            zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(content).as(entry.getName()).doesNotContain("io/postern/sandbox", "io.postern.sandbox");
                }
            }
        }
    }

    @Test
    void noPostgreSqlServer() {
        assertThat(shipped.matching(POSTGRES_SERVER)).isEmpty();
    }

    @Test
    void noTests() throws IOException {
        assertThat(shipped.matching(TESTS)).isEmpty();
        Path resources = Path.of("src/test/resources");
        if (Files.isDirectory(resources)) {
            try (Stream<Path> files = Files.walk(resources)) {
                List<String> ours = files.filter(Files::isRegularFile)
                        .map(file -> "!" + resources.relativize(file))
                        .filter(name -> !Files.exists(Path.of("src/main/resources", name.substring(1))))
                        .toList();
                assertThat(shipped.matching(entry -> ours.stream().anyMatch(entry::endsWith)))
                        .isEmpty();
            }
        }
    }

    @Test
    void whatMustNotBeThereWouldBeFound(@TempDir Path folder) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("app.jar")))) {
            for (String name : List.of(
                    "io/postern/sandbox/Journal.class", "postgres-linux-x86_64.txz", "io/postern/SomeTest.class")) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        var spoiled = Artifact.of(folder);
        assertThat(spoiled.matching(SANDBOX)).hasSize(1);
        assertThat(spoiled.matching(POSTGRES_SERVER)).hasSize(1);
        assertThat(spoiled.matching(TESTS)).hasSize(1);
    }
}
