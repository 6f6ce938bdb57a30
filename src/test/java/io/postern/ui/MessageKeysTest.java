package io.postern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A missing translation would silently show English. */
class MessageKeysTest {
    private static final Path FOLDER = Path.of("ui/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z]*)");

    @Test
    void everyLanguageHasEveryKeyWithTheSamePlaceholders() throws IOException {
        for (Path translated : files()) {
            String name = translated.getFileName().toString();
            Path original = FOLDER.resolve(name.replaceFirst("_[a-z]{2}\\.properties", ".properties"));
            Properties texts = read(translated);
            Properties originals = read(original);
            assertThat(texts.stringPropertyNames()).as(name).isEqualTo(originals.stringPropertyNames());
            for (String key : texts.stringPropertyNames()) {
                assertThat(placeholders(texts.getProperty(key)))
                        .as(name + " " + key)
                        .isEqualTo(placeholders(originals.getProperty(key)));
                assertThat(texts.getProperty(key)).as(name + " " + key).isNotBlank();
            }
        }
    }

    /** Beyond 300 the engine that compiles the bundles makes a class that cannot be loaded. */
    @Test
    void noBundleIsTooLargeToLoad() throws IOException {
        for (Path file : files()) {
            assertThat(read(file)).as(file.toString()).hasSizeLessThan(290);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList();
        }
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
