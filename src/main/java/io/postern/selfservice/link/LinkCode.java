package io.postern.selfservice.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes a link somebody's: whoever has it may use it, and nobody can guess it. Only its hash is kept. */
record LinkCode(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    static LinkCode generate() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new LinkCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<LinkCode> parse(String text) {
        return Optional.ofNullable(text)
                .map(String::strip)
                .filter(SHAPE.asMatchPredicate())
                .map(LinkCode::new);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "********";
    }
}
