package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules are thin, whole and strict. */
class PhpFilesTest {
    private static final int MOST_LINES = 300;
    private static final Path INTEGRATIONS = Path.of("integrations");

    @Test
    void eachFileIsPhp() {
        List<Path> files = Stream.of(INTEGRATIONS, Path.of("src", "test", "php"))
                .flatMap(PhpFilesTest::files)
                .filter(file -> file.toString().matches(".*\\.(php|pdt)"))
                .toList();
        assertThat(files).hasSizeGreaterThan(15);
        for (Path file : files) {
            assertThat(Php.run(List.of("-l", file.toString()), "").exit())
                    .as(file.toString())
                    .isZero();
        }
    }

    @Test
    void eachFileIsStrict() {
        assertThat(php(INTEGRATIONS).filter(file -> !file.toString().contains("language")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).contains("declare(strict_types=1);"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void eachModuleIsThin(String system) {
        long lines = php(INTEGRATIONS.resolve(system))
                .filter(file -> !file.toString().contains("language"))
                .mapToLong(file -> read(file).lines().count())
                .sum();
        assertThat(lines).isBetween(50L, (long) MOST_LINES);
    }

    @Test
    void whatTheyShareIsThinToo() {
        assertThat(php(INTEGRATIONS.resolve("shared")))
                .hasSize(2)
                .allSatisfy(file -> assertThat(read(file).lines().count()).isLessThan(MOST_LINES));
    }

    @Test
    void nothingHasToBeInstalledBesides() {
        Set<String> names =
                files(INTEGRATIONS).map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        assertThat(names).doesNotContain("composer.json", "composer.lock", "autoload.php");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whmcs", "fossbilling", "blesta", "hostbill"})
    void aPackageBringsAllThatItLoads(String system) {
        Path packaged = StandIn.packages().resolve(system);
        assertThat(files(packaged).filter(file -> file.endsWith("lib/PosternClient.php")))
                .singleElement()
                .satisfies(file ->
                        assertThat(file).hasSameTextualContentAs(INTEGRATIONS.resolve("shared/PosternClient.php")));
        assertThat(php(packaged)).isNotEmpty().allSatisfy(file -> assertThat(read(file))
                .doesNotContain("/shared/"));
        assertThat(files(packaged).filter(file -> file.endsWith("README.md"))).isEmpty();
    }

    @Test
    void theDocumentedCommandMakesZipsForTheRootOfEachSystem(@TempDir Path folder) throws IOException {
        assumeTrue(Php.runAsInstalled(List.of("-m")).out().contains("Phar"), "PHP has no phar extension here");
        Php.Result built = Php.runAsInstalled(List.of("integrations/build.php", folder.toString()));
        assertThat(built.err()).isEmpty();
        assertThat(built.exit()).isZero();
        Map<String, String> roots = Map.of(
                "whmcs", "modules/servers/postern/postern.php",
                "fossbilling", "library/Server/Manager/Postern.php",
                "blesta", "components/modules/postern/config.json",
                "hostbill", "includes/modules/Hosting/postern/class.postern.php");
        for (var root : roots.entrySet()) {
            try (var zip = new ZipFile(
                    folder.resolve("postern-" + root.getKey() + ".zip").toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName))
                        .contains(root.getValue())
                        .anyMatch(name -> name.endsWith("lib/PosternTransport.php"));
            }
        }
    }

    private static Stream<Path> php(Path folder) {
        return files(folder).filter(file -> file.toString().endsWith(".php"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
