package io.postern.platform.secret;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of a provider's words what was sent to it in secret: a refusal may quote the request. A value is found
 * also where some or all of its characters are written as in a URL or in HTML. Immutable.
 */
public final class Unspoken {
    public static final Unspoken NOTHING = new Unspoken(null);

    private static final Map<Integer, String> HTML = Map.of(
            (int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;", (int) '\'', "&#0?39;");

    private final Pattern pattern;

    private Unspoken(Pattern pattern) {
        this.pattern = pattern;
    }

    public static Unspoken of(Stream<Secret> secrets) {
        String any = secrets.filter(secret -> !secret.isEmpty())
                .sorted(Comparator.comparingInt(Secret::length).reversed())
                .map(secret -> anyForm(secret.reveal()))
                .collect(Collectors.joining("|"));
        return any.isEmpty() ? NOTHING : new Unspoken(Pattern.compile(any, Pattern.CASE_INSENSITIVE));
    }

    public String in(String message) {
        return pattern == null ? message : pattern.matcher(message).replaceAll("…");
    }

    private static String anyForm(String value) {
        return value.codePoints().mapToObj(Unspoken::anyForm).collect(Collectors.joining());
    }

    private static String anyForm(int character) {
        String plain = Character.toString(character);
        var forms = new StringBuilder("(?:").append(Pattern.quote(plain)).append('|');
        for (byte part : plain.getBytes(StandardCharsets.UTF_8)) {
            // encoded once, or once more
            forms.append("%%(?:25)?%02x".formatted(part & 0xff));
        }
        if (character == ' ') {
            forms.append("|\\+");
        }
        if (HTML.containsKey(character)) {
            forms.append('|').append(HTML.get(character));
        }
        return forms.append(')').toString();
    }
}
