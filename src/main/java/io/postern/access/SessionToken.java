package io.postern.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret in a browser's session cookie: 256 random bits. We keep only its hash. */
final class SessionToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MOST = 4;

    private final String value;

    private SessionToken(String value) {
        this.value = value;
    }

    static SessionToken generate() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new SessionToken(ENCODER.encodeToString(bytes));
    }

    static Optional<SessionToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
    }

    /** One browser may be signed in at several tenants: its cookie holds a token for each, joined by dots. */
    static List<SessionToken> parseCookie(String cookie) {
        if (cookie == null || cookie.length() > 64 * MOST) {
            return List.of();
        }
        return Arrays.stream(cookie.split("\\.", -1))
                .limit(MOST)
                .map(SessionToken::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The cookie for these tokens, newest first; the oldest are dropped. */
    static String cookie(List<SessionToken> tokens) {
        return String.join(
                ".", tokens.stream().limit(MOST).map(token -> token.value).toList());
    }

    /** For a page that sends it as a header. */
    String text() {
        return value;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What forms of this session must carry: tells nothing about the token. */
    String csrf() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return ENCODER.encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same while one acts for a customer: forms from before and after it do not fit. */
    String csrf(Acting acting) {
        return acting == null ? csrf() : csrf() + "." + acting.mark();
    }

    static boolean sameText(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "********";
    }
}
