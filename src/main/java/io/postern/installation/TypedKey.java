package io.postern.installation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A public key as people paste it: a JWK, a PEM block, or the bare {@code x} of an Ed25519 key.
 *
 * @param jwk in the one spelling that is kept
 */
record TypedKey(String jwk) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4_000;
    private static final int COORDINATE = 32;
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9+/_-]{43}=?");
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final String ED25519 = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}";
    private static final String P256 = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}";
    private static final byte[] ED25519_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    /** @throws NotAKey with what is wrong; what was typed may be a private key, so that it is never repeated */
    static TypedKey parse(String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            throw new NotAKey(KeyProblem.MISSING);
        }
        if (text.contains("PRIVATE KEY")) {
            throw new NotAKey(KeyProblem.PRIVATE);
        }
        try {
            if (text.length() > LONGEST) {
                throw new NotAKey(KeyProblem.UNREADABLE);
            }
            if (text.startsWith("{")) {
                return of(JSON.readTree(text));
            }
            var pem = PEM.matcher(text);
            if (pem.matches()) {
                return of(Base64.getMimeDecoder().decode(pem.group(1)));
            }
            if (BARE.matcher(text).matches()) {
                return edwards(decoded(text.replace("=", "").replace('+', '-').replace('/', '_')));
            }
            throw new NotAKey(text.startsWith("-----") ? KeyProblem.KIND : KeyProblem.UNREADABLE);
        } catch (JsonProcessingException | IllegalArgumentException | GeneralSecurityException _) {
            throw new NotAKey(KeyProblem.UNREADABLE);
        }
    }

    private static TypedKey of(JsonNode typed) throws GeneralSecurityException {
        JsonNode keys = typed.path("keys");
        JsonNode key = keys.isArray() && keys.size() == 1 ? keys.get(0) : typed;
        if (key.has("d") || key.has("k")) {
            throw new NotAKey(KeyProblem.PRIVATE);
        }
        String kind = key.path("kty").asText() + " " + key.path("crv").asText();
        return switch (kind) {
            case "OKP Ed25519" -> edwards(decoded(key.path("x").asText()));
            case "EC P-256" ->
                curve(new ECPoint(
                        new BigInteger(1, decoded(key.path("x").asText())),
                        new BigInteger(1, decoded(key.path("y").asText()))));
            default -> throw new NotAKey(KeyProblem.KIND);
        };
    }

    private static TypedKey of(byte[] spki) throws GeneralSecurityException {
        for (String algorithm : new String[] {"Ed25519", "EC"}) {
            PublicKey key;
            try {
                key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
            } catch (GeneralSecurityException _) {
                continue;
            }
            if (key instanceof EdECPublicKey) {
                return edwards(Arrays.copyOfRange(spki, spki.length - COORDINATE, spki.length));
            }
            if (key instanceof ECPublicKey curve && curve.getParams().getCurve().equals(p256().getCurve())) {
                return curve(curve.getW());
            }
        }
        throw new NotAKey(KeyProblem.KIND);
    }

    private static TypedKey edwards(byte[] x) throws GeneralSecurityException {
        byte[] spki = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + COORDINATE);
        System.arraycopy(x, 0, spki, ED25519_HEAD.length, COORDINATE);
        // whether it is a point at all shows when it is used
        Signature trial = Signature.getInstance("Ed25519");
        trial.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        boolean verifiesAnything = trial.verify(new byte[2 * COORDINATE]);
        if (verifiesAnything || small(x)) {
            throw new NotAKey(KeyProblem.UNREADABLE);
        }
        return new TypedKey(ED25519.formatted(encoded(x)));
    }

    /** Zero and one are points of small order: signatures by them prove nothing. */
    private static boolean small(byte[] x) {
        return x[0] <= 1 && x[0] >= 0 && new BigInteger(1, Arrays.copyOfRange(x, 1, COORDINATE)).signum() == 0;
    }

    private static TypedKey curve(ECPoint point) throws GeneralSecurityException {
        BigInteger prime = ((ECFieldFp) p256().getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3)
                .add(p256().getCurve().getA().multiply(x))
                .add(p256().getCurve().getB())
                .mod(prime);
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.pow(2).mod(prime).equals(right)) {
            throw new NotAKey(KeyProblem.UNREADABLE);
        }
        return new TypedKey(P256.formatted(encoded(bytes(x)), encoded(bytes(y))));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] decoded(String coordinate) {
        byte[] bytes = Base64.getUrlDecoder().decode(coordinate);
        if (bytes.length != COORDINATE) {
            throw new NotAKey(KeyProblem.UNREADABLE);
        }
        return bytes;
    }

    private static byte[] bytes(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[COORDINATE];
        int length = Math.min(signed.length, COORDINATE);
        System.arraycopy(signed, signed.length - length, bytes, COORDINATE - length, length);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
