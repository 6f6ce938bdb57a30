package io.postern.embed;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.Role;
import io.postern.embed.LaunchRefusal.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a proven launch says, as far as it can be judged without the tenant's rows.
 *
 * @param customer the reseller's own name for it, or null
 * @param domains names, or null when the launch names none
 * @param mailbox an address, or null
 * @param theme {@code light}, {@code dark}, or null for the browser's own choice
 * @param locale a language tag, or null for the browser's own choice
 */
record LaunchClaims(
        String issuer,
        String tokenId,
        Instant expires,
        String subject,
        String name,
        Role role,
        String customer,
        List<String> domains,
        String mailbox,
        LaunchTarget target,
        String theme,
        String locale,
        String returnUrl) {
    static final int LONGEST_LIFE = 60;
    static final int SKEW = 30;

    private static final Pattern TOKEN_ID = Pattern.compile("[\\x21-\\x7e]{8,128}");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*");
    private static final Set<String> THEMES = Set.of("light", "dark", "auto");
    private static final int MOST_DOMAINS = 1_000;

    static LaunchClaims read(JsonNode claims, String audience, Instant now) {
        require(forUs(claims.path("aud"), audience), Check.AUDIENCE);
        Instant expires = times(claims, now);
        String tokenId = text(claims, "jti", Check.TOKEN_ID);
        require(tokenId != null && TOKEN_ID.matcher(tokenId).matches(), Check.TOKEN_ID);
        String subject = text(claims, "sub", Check.SUBJECT);
        require(subject != null && printable(subject), Check.SUBJECT);
        Role role = role(text(claims, "role", Check.ROLE));
        String mailbox = text(claims, "mailbox", Check.MAILBOX);
        require(role != Role.MAILBOX_OWNER || mailbox != null, Check.MAILBOX);
        String name = text(claims, "name", Check.SUBJECT);
        require(name == null || printable(name), Check.SUBJECT);
        String locale = text(claims, "locale", Check.LOCALE);
        require(locale == null || locale.length() < 40 && LOCALE.matcher(locale).matches(), Check.LOCALE);
        String theme = text(claims, "theme", Check.THEME);
        require(theme == null || THEMES.contains(theme), Check.THEME);
        return new LaunchClaims(
                claims.path("iss").textValue(),
                tokenId,
                expires,
                subject,
                name == null ? subject : name,
                role,
                text(claims, "customer", Check.CUSTOMER),
                domains(claims.path("domains")),
                mailbox,
                LaunchTarget.of(role, text(claims, "target", Check.TARGET)),
                "auto".equals(theme) ? null : theme,
                locale == null ? null : locale.replace('_', '-'),
                text(claims, "return_url", Check.RETURN_URL));
    }

    private static boolean forUs(JsonNode audience, String expected) {
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        return expected.equals(only.textValue());
    }

    private static Instant times(JsonNode claims, Instant now) {
        long issued = seconds(claims.path("iat"));
        long expires = seconds(claims.path("exp"));
        require(expires > issued && expires - issued <= LONGEST_LIFE, Check.LIFE);
        require(issued <= now.getEpochSecond() + SKEW, Check.NOT_YET);
        require(expires > now.getEpochSecond() - SKEW, Check.EXPIRED);
        if (claims.has("nbf")) {
            require(seconds(claims.path("nbf")) <= now.getEpochSecond() + SKEW, Check.NOT_YET);
        }
        return Instant.ofEpochSecond(expires);
    }

    private static long seconds(JsonNode time) {
        // the bound keeps sums from turning over
        require(time.isIntegralNumber() && time.canConvertToInt(), Check.TIMES);
        return time.longValue();
    }

    /** A frame shows no settings: who may change them outside is a supporter inside. Owners never come this way. */
    private static Role role(String ceiling) {
        Role role = Role.ofSlug(ceiling == null ? Role.CUSTOMER_ADMIN.slug() : ceiling)
                .orElseThrow(() -> new LaunchRefusal(Check.ROLE));
        return switch (role) {
            case MANAGER, SUPPORT -> Role.SUPPORT;
            case CUSTOMER_ADMIN, VIEWER, MAILBOX_OWNER -> role;
            case OWNER -> throw new LaunchRefusal(Check.ROLE);
        };
    }

    private static List<String> domains(JsonNode names) {
        if (names.isMissingNode() || names.isNull()) {
            return null;
        }
        require(names.isArray() && !names.isEmpty() && names.size() <= MOST_DOMAINS, Check.DOMAIN);
        List<String> domains = new ArrayList<>();
        for (JsonNode name : names) {
            // a zero byte is none that the database could look for
            require(name.isTextual() && name.textValue().indexOf('\0') < 0, Check.DOMAIN);
            domains.add(name.textValue());
        }
        return domains;
    }

    private static String text(JsonNode claims, String name, Check check) {
        JsonNode value = claims.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isTextual(), check);
        return value.textValue();
    }

    private static boolean printable(String text) {
        return !text.isBlank()
                && text.length() <= 200
                && text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.SURROGATE);
    }

    private static void require(boolean holds, Check check) {
        if (!holds) {
            throw new LaunchRefusal(check);
        }
    }
}
