package io.postern.embed.settings;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the form, read as the exact origin that browsers compare: lower case, no default port, letters of other scripts
 * in their {@code xn--} form.
 *
 * @param origin in that form, or as it would be without the mistake; null where nothing can be guessed
 * @param problem null if the line is right
 */
public record TypedOrigin(String typed, String origin, OriginProblem problem) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([/?#].*)?");
    private static final Pattern PLACE = Pattern.compile("(?:(.*)@)?([^@:\\[\\]]+)(?::([0-9]*))?");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    /** @param loopback whether plain http is right on this machine */
    static TypedOrigin parse(String line, boolean loopback) {
        String typed = line.strip();
        if (typed.contains("*")) {
            return new TypedOrigin(typed, null, OriginProblem.WILDCARD);
        }
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            return new TypedOrigin(typed, null, OriginProblem.SCHEME);
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        Matcher place = PLACE.matcher(form.group(2));
        if (!place.matches()) {
            return new TypedOrigin(typed, null, OriginProblem.HOST);
        }
        String host = ascii(place.group(2));
        if (!HOST.matcher(host).matches()) {
            return new TypedOrigin(typed, null, OriginProblem.HOST);
        }
        boolean plain = scheme.equals("http") && loopback && LOOPBACK.contains(host);
        String port = place.group(3);
        if (port != null && !isPort(port)) {
            return new TypedOrigin(typed, null, OriginProblem.PORT);
        }
        boolean standard = port == null || Integer.parseInt(port) == (plain ? 80 : 443);
        String origin = (plain ? "http" : "https") + "://" + host + (standard ? "" : ":" + Integer.parseInt(port));
        return new TypedOrigin(typed, origin, problem(scheme, plain, place.group(1), form.group(3)));
    }

    TypedOrigin wrong(OriginProblem why) {
        return new TypedOrigin(typed, origin, why);
    }

    private static OriginProblem problem(String scheme, boolean plain, String user, String rest) {
        if (scheme.equals("http") && !plain) {
            return OriginProblem.NOT_HTTPS;
        }
        if (!scheme.equals("https") && !plain) {
            return OriginProblem.SCHEME;
        }
        if (user != null) {
            return OriginProblem.USER_INFO;
        }
        if (rest == null) {
            return null;
        }
        return rest.equals("/") ? OriginProblem.TRAILING_SLASH : OriginProblem.PATH;
    }

    private static boolean isPort(String digits) {
        return !digits.isEmpty()
                && digits.length() <= 5
                && Integer.parseInt(digits) > 0
                && Integer.parseInt(digits) < 65_536;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
