package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
