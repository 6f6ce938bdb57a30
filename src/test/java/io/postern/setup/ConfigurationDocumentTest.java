package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `(postern\\.[^`]+)` \\|");

    @Test
    void everyPropertyHasALineAndEveryLineAProperty() throws IOException {
        Set<Class<?>> mappings = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.postern").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());
        Set<String> properties = mappings.stream()
                .flatMap(type ->
                        names(type, type.getAnnotation(ConfigMapping.class).prefix()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> prefixes = mappings.stream()
                .map(type -> type.getAnnotation(ConfigMapping.class).prefix())
                .collect(Collectors.toSet());
        Set<String> lines = LINE.matcher(Files.readString(Path.of("docs/configuration.md")))
                .results()
                .map(match -> match.group(1))
                .filter(name ->
                        prefixes.contains(name.replaceFirst("\\.[^.]*$", "").replace("[*]", "")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mappings).hasSizeGreaterThan(3);
        assertThat(lines).isEqualTo(properties);
    }

    private static Stream<String> names(Class<?> type, String prefix) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> !method.isDefault() && !method.isSynthetic())
                .flatMap(method -> names(method, prefix));
    }

    private static Stream<String> names(Method method, String prefix) {
        String own = method.isAnnotationPresent(WithName.class)
                ? method.getAnnotation(WithName.class).value()
                : method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String name = method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + "." + own;
        Type type = method.getGenericReturnType();
        boolean list = type instanceof ParameterizedType generic && generic.getRawType() == List.class;
        Class<?> element =
                list ? (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0] : method.getReturnType();
        boolean group = element.isInterface() && element.getName().startsWith("io.postern");
        String full = list && group ? name + "[*]" : name;
        return group ? names(element, full) : Stream.of(full);
    }
}
