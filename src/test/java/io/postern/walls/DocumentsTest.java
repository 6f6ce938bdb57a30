package io.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents point at things that are there. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|[a-z]IT))`");

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path document : documents()) {
            LINK.matcher(read(document))
                    .results()
                    .map(link -> document.toAbsolutePath().getParent().resolve(link.group(1)))
                    .forEach(target -> assertThat(target.normalize())
                            .as(document.toString())
                            .exists());
        }
    }

    @Test
    void everyTestThatIsNamedExists() {
        Set<String> tests = files(Path.of("src", "test", "java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        for (Path document : documents()) {
            assertThat(TEST.matcher(read(document)).results().map(found -> found.group(1)))
                    .as(document.toString())
                    .allMatch(tests::contains);
        }
    }

    private static List<Path> documents() {
        List<Path> documents = Stream.of(
                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                .map(Path::of),
                        files(Path.of("docs")),
                        files(Path.of("integrations")))
                .flatMap(paths -> paths)
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
        assertThat(documents).hasSizeGreaterThan(3);
        return documents;
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
