package io.postern.embed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A billing system's key, which signs with the JDK alone: what the portal reads was not written by the library it reads with. */
final class SigningKey {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Sign {
        byte[] over(byte[] content) throws GeneralSecurityException;
    }

    final String kid;
    final String algorithm;

    /** The public key, or null for a shared secret. */
    final String jwk;

    /** Null for a key pair. */
    final String secret;

    /** The private part, as people paste it into a billing system; null where our modules do not sign so. */
    final String pasted;

    private final Sign sign;

    private SigningKey(String kid, String algorithm, String jwk, String secret, String pasted, Sign sign) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.jwk = jwk;
        this.secret = secret;
        this.pasted = pasted;
        this.sign = sign;
    }

    static SigningKey ed25519(String kid) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String x = last32(pair.getPublic().getEncoded());
            String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
            return new SigningKey(
                    kid,
                    "EdDSA",
                    jwk,
                    null,
                    last32(pair.getPrivate().getEncoded()),
                    content -> signed("Ed25519", pair, content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey es256(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                    .formatted(
                            coordinate(point.getAffineX().toByteArray()),
                            coordinate(point.getAffineY().toByteArray()));
            return new SigningKey(
                    kid, "ES256", jwk, null, null, content -> signed("SHA256withECDSAinP1363Format", pair, content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningKey hs256(String kid) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return hs256(kid, BASE64.encodeToString(random));
    }

    static SigningKey hs256(String kid, String secret) {
        return new SigningKey(kid, "HS256", null, secret, "hs256:" + secret, content -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        });
    }

    String sign(Map<String, Object> header, Map<String, Object> claims) {
        return sign(json(header), json(claims));
    }

    String sign(String header, String claims) {
        try {
            String content = encoded(header) + "." + encoded(claims);
            return content + "." + BASE64.encodeToString(sign.over(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String last32(byte[] encoded) {
        return BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static byte[] signed(String algorithm, KeyPair pair, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    private static String coordinate(byte[] number) {
        byte[] exact = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, exact, 32 - length, length);
        return BASE64.encodeToString(exact);
    }
}
