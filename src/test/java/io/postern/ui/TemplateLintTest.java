package io.postern.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What escaping alone cannot guarantee. */
class TemplateLintTest {
    private static final Pattern RAW = Pattern.compile("\\.(raw|safe)\\b|\\bstr:eval");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\bsrc=)|\\son[a-z]+\\s*=|javascript:");
    private static final Pattern INLINE_STYLE = Pattern.compile("<style|\\sstyle\\s*=");
    private static final Pattern UNQUOTED =
            Pattern.compile("<[a-z][a-z0-9]*(?:\\s+[a-z-]+(?:=\"[^\"]*\"|='[^']*')?)*\\s+[a-z-]+=(?![\"'])");
    private static final Pattern PLAIN_HTMX = Pattern.compile("\\shx-[a-z-]+");
    private static final Pattern EVALUATED = Pattern.compile("data-hx-on|[\"']js:");

    @Test
    void noTemplateLeavesTheSafeSubset() {
        assertThat(offences(RAW)).isEmpty();
        assertThat(offences(INLINE_SCRIPT)).isEmpty();
        assertThat(offences(INLINE_STYLE)).isEmpty();
        assertThat(offences(UNQUOTED)).isEmpty();
        assertThat(offences(PLAIN_HTMX)).isEmpty();
        assertThat(offences(EVALUATED)).isEmpty();
    }

    @Test
    void theLintSeesWhatItForbids() {
        assertThat(UNQUOTED.matcher("<a href={url}>").find()).isTrue();
        assertThat(INLINE_SCRIPT.matcher("<script nonce=\"x\">").find()).isTrue();
        assertThat(INLINE_SCRIPT.matcher("<a onclick=\"\">").find()).isTrue();
        assertThat(PLAIN_HTMX.matcher("<a hx-get=\"\">").find()).isTrue();
        assertThat(PLAIN_HTMX.matcher("<a data-hx-get=\"\">").find()).isFalse();
        assertThat(RAW.matcher("{text.raw}").find()).isTrue();
    }

    @Test
    void formsThatChangeSomethingCarryTheToken() {
        Pattern form = Pattern.compile("<form\\b[^>]*method=\"post\".*?</form>", Pattern.DOTALL);
        for (Map.Entry<Path, String> template : templates().entrySet()) {
            form.matcher(template.getValue()).results().forEach(match -> assertThat(match.group())
                    .as(template.getKey().toString())
                    .contains("{#csrf /}"));
        }
    }

    private static List<String> offences(Pattern pattern) {
        // a condition inside a tag is no attribute
        Pattern section = Pattern.compile("\\{[#/!][^}]*}");
        return templates().entrySet().stream()
                .flatMap(template -> pattern.matcher(
                                section.matcher(template.getValue()).replaceAll(""))
                        .results()
                        .map(match -> template.getKey() + ": " + match.group()))
                .toList();
    }

    private static Map<Path, String> templates() {
        try (Stream<Path> files = Files.walk(Path.of("ui/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(file -> file, TemplateLintTest::read));
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
