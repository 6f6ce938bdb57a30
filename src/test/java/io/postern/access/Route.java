package io.postern.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way into the portal, found by reflection: nobody can add one that the tests do not see. */
record Route(String verb, String template, Method method) {
    private static final Pattern REGULAR_EXPRESSION = Pattern.compile("\\{([a-z-]+):[^}]*}");

    private static final List<Route> ALL = find();

    static List<Route> all() {
        return ALL;
    }

    private static List<Route> find() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.postern").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                        .<Class<?>>map(JavaClass::reflect)
                        .flatMap(Route::of)
                        .sorted(Comparator.comparing(Route::template).thenComparing(Route::verb))
                        .toList();
    }

    private static Stream<Route> of(Class<?> pages) {
        return Arrays.stream(pages.getMethods())
                .flatMap(method -> verbs(method).map(verb -> new Route(verb, joined(pages, method), method)));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static String joined(Class<?> pages, Method method) {
        String own = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        String path = ("/" + pages.getAnnotation(Path.class).value() + "/" + own)
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
        return REGULAR_EXPRESSION.matcher(path).replaceAll("{$1}");
    }

    String name() {
        return verb + " " + template;
    }

    boolean changesSomething() {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(verb);
    }

    RouteRule rule() {
        return RouteRule.of(method);
    }

    boolean hasParameters() {
        return template.replace("{tenant}", "").contains("{");
    }
}
