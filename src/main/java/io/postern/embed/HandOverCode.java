package io.postern.embed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Takes a launched session from a frame that keeps no cookies into a tab of its own, once. Travels in the fragment of an
 * address, which browsers send to nobody, and in the body of a form.
 */
record HandOverCode(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static HandOverCode generate() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new HandOverCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
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
