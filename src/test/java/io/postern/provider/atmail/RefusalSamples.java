package io.postern.provider.atmail;

import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.Locale;

/** A text for each row of the table of refusals; {@link RefusalsTest} proves that none is missing. */
public final class RefusalSamples {
    private RefusalSamples() {}

    /** @param method as the sandbox names it, such as {@code users/view} */
    public record Sample(String method, String text, Kind kind) {}

    public static List<Sample> all() {
        return RefusalsTest.ALL.stream()
                .map(said -> new Sample(path(said.method()), said.text(), said.kind()))
                .toList();
    }

    private static String path(AtmailApi.Method method) {
        return method == AtmailApi.Method.LOGIN
                ? "login/authenticate"
                : method.name().toLowerCase(Locale.ROOT).replaceFirst("_", "/");
    }
}
