package io.postern.embed.settings;

import io.postern.installation.KeyProblem;

/**
 * What the form of a key shows. What was pasted comes back unless it may be a private key.
 *
 * @param problem what is wrong, or null
 * @param secret whether it was to be a shared secret
 */
public record KeyForm(String kid, String typed, KeyProblem problem, boolean secret) {
    static KeyForm fresh(String kid) {
        return new KeyForm(kid, "", null, false);
    }

    static KeyForm refused(String kid, String typed, KeyProblem problem, boolean secret) {
        return new KeyForm(kid, problem == KeyProblem.PRIVATE ? "" : typed, problem, secret);
    }

    /** The field that is to be mended. */
    public String field() {
        if (problem == null) {
            return "";
        }
        return switch (problem) {
            case MISSING, PRIVATE, KIND, UNREADABLE, TWICE -> "key";
            case KID, KID_TAKEN, TOO_MANY -> secret ? "secret-kid" : "kid";
        };
    }
}
