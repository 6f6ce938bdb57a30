package io.postern.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a portal does on the wire, and what the real one seldom does: it checks each signature with the JDK alone, and then says
 * what the test told it to.
 */
final class PortalStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** What is said: nothing (the connection is closed) when the status is 0. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }
    }

    /** What came, its signature checked. */
    record Call(String method, String path, String body, String idempotencyKey, JsonNode claims) {
        JsonNode json() {
            return read(body);
        }
    }

    final List<Call> calls = new ArrayList<>();
    final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;
    private final byte[] key;
    private final boolean shared;

    private PortalStandIn(byte[] key, boolean shared) {
        this.key = key;
        this.shared = shared;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param key as a JWK says it */
    static PortalStandIn withPublicKey(String key) {
        return new PortalStandIn(BASE64.decode(key), false);
    }

    static PortalStandIn withSecret(String secret) {
        return new PortalStandIn(secret.getBytes(StandardCharsets.UTF_8), true);
    }

    PortalStandIn says(Answer answer) {
        answers.add(answer);
        return this;
    }

    PortalStandIn says(int status, String body) {
        return says(Answer.of(status, body));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer;
        try {
            JsonNode claims =
                    proven(authorization.replaceFirst("^Bearer ", ""), exchange.getRequestMethod(), path, body);
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    path,
                    body,
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    claims));
            answer = answers.isEmpty() ? Answer.of(500, "nothing more was to come") : answers.remove();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            answer = Answer.of(401, "{\"detail\":\"" + e.getMessage() + "\"}");
        }
        if (answer.status() > 0) {
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private JsonNode proven(String token, String method, String path, String body) throws GeneralSecurityException {
        String[] parts = token.split("\\.");
        JsonNode header = read(new String(BASE64.decode(parts[0]), StandardCharsets.UTF_8));
        JsonNode claims = read(new String(BASE64.decode(parts[1]), StandardCharsets.UTF_8));
        require(header.size() == 3 && header.path("kid").asText().equals("k1"), "header");
        require(header.path("typ").asText().equals("postern-api+jwt"), "typ");
        require(signed(header.path("alg").asText(), parts[0] + "." + parts[1], BASE64.decode(parts[2])), "signature");
        require(claims.path("iss").asText().equals("billing-1"), "iss");
        require(claims.path("aud").asText().equals(address() + "/acme/api/v1"), "aud");
        require(claims.path("method").asText().equals(method), "method");
        require(claims.path("path").asText().equals(path), "path");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        require(
                claims.path("body")
                        .asText()
                        .equals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)),
                "body");
        require(claims.path("exp").asLong() - claims.path("iat").asLong() <= 60, "life");
        String id = claims.path("jti").asText();
        require(
                id.length() >= 8
                        && calls.stream()
                                .noneMatch(call ->
                                        call.claims().path("jti").asText().equals(id)),
                "jti");
        return claims;
    }

    private boolean signed(String algorithm, String content, byte[] signature) throws GeneralSecurityException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        if (shared) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return algorithm.equals("HS256") && MessageDigest.isEqual(mac.doFinal(bytes), signature);
        }
        byte[] encoded = new byte[ED25519_PREFIX.length + key.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(key, 0, encoded, ED25519_PREFIX.length, key.length);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(bytes);
        return algorithm.equals("EdDSA") && verifier.verify(signature);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the check of " + what + " failed");
        }
    }
}
