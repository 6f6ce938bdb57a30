package io.postern.sandbox.opensrs;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the upstream takes as a password. Where exactly its degrees of strength lie is not documented. */
final class PasswordPolicy {
    private static final Pattern PLAIN = Pattern.compile("[!#-~]{1,54}");
    private static final Pattern HASHED = Pattern.compile(
            "\\{(MD5|BCRYPT|CRYPT|SHA|SHA1|SHA256|SHA512|SSHA|SSHA256|SSHA512)}[!-~]{1,150}", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BANNED = Set.of(
            "password", "password1", "password123", "passw0rd", "12345678", "123456789", "qwertyuiop", "letmein1");

    private PasswordPolicy() {}

    static boolean hashed(String password) {
        return password.startsWith("{") && password.indexOf('}') > 0;
    }

    static void check(String password, String address, Domain domain) {
        if (hashed(password)) {
            if (!HASHED.matcher(password).matches()) {
                throw Rule.bad();
            }
            return;
        }
        if (!PLAIN.matcher(password).matches()) {
            throw Rule.bad();
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (BANNED.contains(small)) {
            throw new Refusal(Errors.BANNED);
        }
        String local = address.substring(0, address.indexOf('@')).toLowerCase(Locale.ROOT);
        String label = domain.name().substring(0, domain.name().indexOf('.'));
        if (Stream.of(local, label).anyMatch(info -> info.length() > 2 && small.contains(info))) {
            throw new Refusal(Errors.TELLING);
        }
        if (weak(password, domain.attributes.get("password_strength"))) {
            throw new Refusal(Errors.WEAK);
        }
    }

    private static boolean weak(String password, Object strength) {
        long kinds = Stream.of("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]")
                .filter(kind -> Pattern.compile(kind).matcher(password).find())
                .count();
        return switch (strength == null ? "" : strength.toString()) {
            case "weak" -> password.length() < 6;
            case "medium" -> password.length() < 8 || kinds < 2;
            case "good" -> password.length() < 8 || kinds < 3;
            case "strong" -> password.length() < 10 || kinds < 4;
            default -> false;
        };
    }
}
