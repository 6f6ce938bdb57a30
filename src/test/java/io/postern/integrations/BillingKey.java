package io.postern.integrations;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** A key pair as people paste it: the public part as a JWK says it, the private one as our command prints it. */
record BillingKey(String open, String seed, byte[] encoded) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static BillingKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new BillingKey(
                    last32(pair.getPublic().getEncoded()),
                    last32(pair.getPrivate().getEncoded()),
                    pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String last32(byte[] encoded) {
        return BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
