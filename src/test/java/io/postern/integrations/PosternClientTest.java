package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.postern.integrations.PortalStandIn.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all modules share: it signs, posts and waits, and never calls something done that is not. */
class PosternClientTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Map<String, Object> SUSPENDED = Map.of("state", "suspended");

    private static String publicKey;
    private static String seed;
    private static String pem;

    @BeforeAll
    static void aKeyPair() {
        BillingKey key = BillingKey.make();
        publicKey = key.open();
        seed = key.seed();
        pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.encoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void aKeyIsTakenInEachFormThatPeoplePaste() {
        byte[] both = new byte[64];
        System.arraycopy(Base64.getUrlDecoder().decode(seed), 0, both, 0, 32);
        System.arraycopy(Base64.getUrlDecoder().decode(publicKey), 0, both, 32, 32);
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + publicKey + "\",\"d\":\"" + seed + "\"}";
        try (var portal = PortalStandIn.withPublicKey(publicKey)) {
            for (String key : List.of(seed, BASE64.encodeToString(both), jwk, pem, pem.replace("\n", ""))) {
                portal.says(200, "{\"tenant\":\"acme\"}");
                assertThat(run(portal.address(), key, "about")
                                .path("result")
                                .path("tenant")
                                .asText())
                        .as(key)
                        .isEqualTo("acme");
            }
        }
        String secret = BASE64.encodeToString(both);
        try (var portal = PortalStandIn.withSecret(secret).says(200, "{\"tenant\":\"acme\"}")) {
            assertThat(run(portal.address(), "hs256:" + secret, "about")
                            .path("result")
                            .path("tenant")
                            .asText())
                    .isEqualTo("acme");
        }
    }

    @Test
    void theDocumentedCommandMakesAPairThatFits() {
        String printed = Php.run(List.of("integrations/keys.php", "k1"), "").out();
        String open = printed.replaceAll("(?s).*x: \"([^\"]+)\".*", "$1");
        String secret = printed.strip().replaceAll("(?s).*\\s", "");
        try (var portal = PortalStandIn.withPublicKey(open).says(200, "{\"tenant\":\"acme\"}")) {
            assertThat(run(portal.address(), secret, "about")
                            .path("result")
                            .path("tenant")
                            .asText())
                    .isEqualTo("acme");
        }
    }

    @Test
    void whatCannotWorkIsSaidBeforeAnythingIsSent() {
        assertThat(error(run("http://mail.example.com", seed, "about"))).contains("https://");
        assertThat(error(run("https://mail.example.com/acme", seed, "about"))).contains("https://");
        assertThat(error(run("https://mail.example.com", seed.substring(4), "about")))
                .contains("private key");
        assertThat(error(run("https://mail.example.com", "hs256:short", "about")))
                .contains("too short");
        assertThat(error(run("https://mail.example.com", seed, "service", "../evil")))
                .contains("no service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "curl"})
    void aWishThatIsUnderWayIsWaitedFor(String transport) {
        try (var portal = portal()) {
            portal.says(new Answer(202, Map.of("Retry-After", "1"), "{\"state\":\"pending\"}"))
                    .says(200, "{\"state\":\"pending\"}")
                    .says(200, "{\"state\":\"suspended\",\"failures\":[]}");
            JsonNode came = by(transport, portal.address(), seed, "put", "42", SUSPENDED);
            assertThat(came.path("result").path("state").asText()).isEqualTo("suspended");
            assertThat(portal.calls).extracting(PortalStandIn.Call::method).containsExactly("PUT", "GET", "GET");
            assertThat(portal.calls)
                    .extracting(PortalStandIn.Call::path)
                    .containsOnly("/acme/api/v1/services/billing-1/42");
        }
    }

    @Test
    void aWishThatStaysUnderWayIsNoSuccess() {
        try (var portal = portal()) {
            portal.says(new Answer(202, Map.of("Retry-After", "30"), """
                    {"state":"pending","failures":[{"address":"a@example.com","detail":"The provider is busy"}]}"""));
            assertThat(error(run(portal.address(), seed, "put", "42", SUSPENDED)))
                    .contains("still under way")
                    .contains("a@example.com: The provider is busy")
                    .contains("Run it again");
        }
    }

    @Test
    void aWishThatIsHalfDoneIsNoSuccess() {
        try (var portal = portal()) {
            portal.says(
                    200, "{\"state\":\"active\",\"failures\":[{\"address\":\"a@example.com\",\"detail\":\"Locked\"}]}");
            assertThat(error(run(portal.address(), seed, "put", "42", SUSPENDED)))
                    .contains("the service is active")
                    .contains("a@example.com: Locked");
            portal.says(200, "{\"state\":\"suspended\",\"failures\":[{\"address\":\"b@example.com\"}]}");
            assertThat(error(run(portal.address(), seed, "put", "42", SUSPENDED)))
                    .contains("b@example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "curl"})
    void aLostAnswerIsAskedForOnceMoreWithTheSameKeyAndTheNextWishHasAnother(String transport) {
        try (var portal = portal()) {
            portal.says(0, "").says(200, "{\"state\":\"suspended\"}").says(200, "{\"state\":\"suspended\"}");
            assertThat(by(transport, portal.address(), seed, "put", "42", SUSPENDED)
                            .path("result")
                            .path("state")
                            .asText())
                    .isEqualTo("suspended");
            by(transport, portal.address(), seed, "put", "42", SUSPENDED);
            List<String> keys = portal.calls.stream()
                    .map(PortalStandIn.Call::idempotencyKey)
                    .toList();
            assertThat(keys).hasSize(3).doesNotContainNull();
            assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
        }
    }

    @Test
    void aWishThatAnotherCallIsStillDoingIsRepeatedWithItsKey() {
        try (var portal = portal()) {
            portal.says(
                            409,
                            "{\"type\":\"https://mail.example.com/problems/in-progress\",\"detail\":\"Still running\"}")
                    .says(200, "{\"state\":\"suspended\"}");
            assertThat(run(portal.address(), seed, "put", "42", SUSPENDED)
                            .path("result")
                            .path("state")
                            .asText())
                    .isEqualTo("suspended");
            assertThat(portal.calls).extracting(PortalStandIn.Call::method).containsExactly("PUT", "PUT");
            assertThat(portal.calls.get(0).idempotencyKey())
                    .isEqualTo(portal.calls.get(1).idempotencyKey());
        }
    }

    @Test
    void anErrorIsToldInThePortalsWords() {
        try (var portal = portal()) {
            portal.says(422, """
                    {"type":"x","status":422,"detail":"The domain is not at the provider.",
                     "errors":[{"field":"domain","detail":"Add it there first."}]}""").says(502, "<html>Bad gateway</html>");
            assertThat(error(run(portal.address(), seed, "put", "42", SUSPENDED)))
                    .isEqualTo("The domain is not at the provider. Add it there first.");
            assertThat(error(run(portal.address(), seed, "service", "42")))
                    .contains("502")
                    .doesNotContain("html");
        }
    }

    @Test
    void clocksThatGoApartAreTold() throws IOException {
        String body = "{\"detail\":\"The token is not valid.\"}";
        String answer = "HTTP/1.1 401 Unauthorized\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        // the JDK's server puts its own date over any other
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[8192]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(error(run("http://127.0.0.1:" + server.getLocalPort(), seed, "about")))
                    .startsWith("The token is not valid.")
                    .contains("seconds apart");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "curl"})
    void noRedirectIsFollowedAndNoEndlessAnswerRead(String transport) {
        try (var portal = portal()) {
            portal.says(new Answer(302, Map.of("Location", portal.address() + "/elsewhere"), ""));
            assertThat(error(by(transport, portal.address(), seed, "service", "42")))
                    .contains("302");
            assertThat(portal.calls).hasSize(1);
            String long_ = "{\"state\":\"" + "x".repeat(3_000_000) + "\"}";
            portal.says(200, long_).says(200, long_);
            assertThat(error(by(transport, portal.address(), seed, "service", "42")))
                    .contains("too long");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "curl"})
    void aPortalWhomNobodyVouchesForIsNotSpokenTo(String transport, @TempDir Path folder) throws Exception {
        var asked = new AtomicInteger();
        HttpsServer server = selfSigned(folder, asked);
        try {
            String address = "https://localhost:" + server.getAddress().getPort();
            assertThat(error(by(transport, address, seed, "about"))).contains("certificate");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void allPagesOfServicesAreRead() {
        try (var portal = portal()) {
            portal.says(200, "{\"items\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"next\":\"2 +/&\"}")
                    .says(200, "{\"items\":[{\"id\":\"3\"}],\"next\":null}");
            assertThat(run(portal.address(), seed, "services").path("result"))
                    .extracting(service -> service.path("id").asText())
                    .containsExactly("1", "2", "3");
            assertThat(portal.calls.get(1).path())
                    .isEqualTo("/acme/api/v1/services/billing-1?limit=200&after=2%20%2B%2F%26");
        }
    }

    @Test
    void theLogSeesNeitherKeysNorTokensNorPasswords() {
        try (var portal = portal()) {
            portal.says(204, "");
            JsonNode came = run(portal.address(), seed, "password", "42", "a@example.com", "v3ry-s3cret");
            assertThat(portal.calls.getFirst().json().path("password").asText()).isEqualTo("v3ry-s3cret");
            assertThat(came.path("log").toString())
                    .contains("a@example.com")
                    .doesNotContain("v3ry-s3cret", seed, "Bearer", "eyJ");
        }
    }

    private static PortalStandIn portal() {
        return PortalStandIn.withPublicKey(publicKey);
    }

    private static String error(JsonNode came) {
        assertThat(came.has("error")).as(came.toString()).isTrue();
        return came.path("error").asText();
    }

    private static JsonNode run(String portal, String key, String call, Object... arguments) {
        return by("streams", portal, key, call, arguments);
    }

    private static JsonNode by(String transport, String portal, String key, String call, Object... arguments) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put(
                "client",
                Path.of("integrations/shared/PosternClient.php")
                        .toAbsolutePath()
                        .toString());
        order.put("portal", portal);
        order.put("key", key);
        order.put("call", call);
        order.put("arguments", arguments);
        List<String> script = List.of("src/test/php/client.php");
        if (transport.equals("curl")) {
            assumeTrue(Php.hasCurl(), "PHP has no curl here");
            script = List.of("-d", "extension=curl", "src/test/php/client.php");
        }
        try {
            Php.Result result = Php.run(script, JSON.writeValueAsString(order));
            assertThat(result.err()).isEmpty();
            return JSON.readTree(result.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpsServer selfSigned(Path folder, AtomicInteger asked)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("store.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "portal",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
