package io.postern.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A public key is taken in every form that people have it in, and nothing else is. */
class TypedKeyTest {
    private static final String SAMPLE = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    @RepeatedTest(20)
    void everyFormOfAnEd25519KeyIsTheSameKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(x);
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + url + "\"}";
        for (String form : List.of(
                url,
                " " + url + "\n",
                Base64.getEncoder().encodeToString(x),
                jwk,
                "{\"keys\":[" + jwk + "]}",
                jwk.replace("}", ",\"kid\":\"k1\",\"use\":\"sig\"}"),
                pem(encoded))) {
            assertThat(TypedKey.parse(form).jwk()).as(form).isEqualTo(jwk);
        }
        assertThat(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey()).isEqualTo(pair.getPublic());
        refused(KeyProblem.PRIVATE, privatePem(pair));
        refused(KeyProblem.PRIVATE, jwk.replace("}", ",\"d\":\"" + url + "\"}"));
    }

    @RepeatedTest(20)
    void everyFormOfAP256KeyIsTheSameKey() throws Exception {
        KeyPair pair = curve("secp256r1");
        String jwk = JsonWebKey.Factory.newJwk(pair.getPublic()).toJson();
        String kept = TypedKey.parse(jwk).jwk();
        assertThat(TypedKey.parse(pem(pair.getPublic().getEncoded())).jwk()).isEqualTo(kept);
        assertThat(PublicJsonWebKey.Factory.newPublicJwk(kept).getPublicKey()).isEqualTo(pair.getPublic());
        refused(KeyProblem.PRIVATE, privatePem(pair));
    }

    @Test
    void otherKindsAreNamedAsSuch() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair pair = rsa.generateKeyPair();
        refused(KeyProblem.KIND, pem(pair.getPublic().getEncoded()));
        refused(KeyProblem.KIND, JsonWebKey.Factory.newJwk(pair.getPublic()).toJson());
        refused(KeyProblem.KIND, pem(curve("secp384r1").getPublic().getEncoded()));
        refused(KeyProblem.KIND, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----");
        refused(KeyProblem.KIND, "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + SAMPLE + "\"}");
        refused(KeyProblem.PRIVATE, "{\"kty\":\"oct\",\"k\":\"" + SAMPLE + "\"}");
    }

    @Test
    void whatIsNoKeyIsNotTaken() {
        refused(KeyProblem.MISSING, null);
        refused(KeyProblem.MISSING, " \n");
        for (String text : List.of(
                "k1",
                SAMPLE.substring(1),
                SAMPLE + "A",
                "A".repeat(43),
                "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{}x",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + SAMPLE + "!\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + SAMPLE + "\",\"y\":\"" + SAMPLE + "\"}",
                "x".repeat(5_000))) {
            assertThatThrownBy(() -> TypedKey.parse(text)).as(text).isInstanceOf(NotAKey.class);
        }
        assertThat(TypedKey.parse(SAMPLE).jwk()).contains(SAMPLE);
    }

    private static void refused(KeyProblem problem, String text) {
        assertThatThrownBy(() -> TypedKey.parse(text))
                .isInstanceOfSatisfying(
                        NotAKey.class, wrong -> assertThat(wrong.problem()).isEqualTo(problem));
    }

    private static KeyPair curve(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static String pem(byte[] encoded) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String privatePem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
