package io.postern.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An OpenID Connect provider as a tenant may bring along. It insists on what the portal has to send: its registered
 * address, PKCE with S256, a nonce, its client secret, each code once. Tests change what its ID tokens claim.
 */
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "postern-of-the-tenant";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> claims = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final List<URI> signedOut = new CopyOnWriteArrayList<>();
    private final URI callback;
    private volatile String secret;

    /** @param callback the only address that it sends people back to after signing in */
    public IdentityProvider(String secret, URI callback) {
        this.secret = secret;
        this.callback = callback;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/realm/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext("/realm/keys", exchange -> json(exchange, 200, Map.of("keys", List.of(key()))));
        server.createContext("/realm/authorize", this::authorize);
        server.createContext("/realm/choose", this::choose);
        server.createContext("/realm/token", this::token);
        server.createContext("/realm/logout", this::logout);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realm";
    }

    public void secret(String next) {
        secret = next;
    }

    /** In every ID token from now on; an empty text leaves the claim out. */
    public void claim(String name, Object value) {
        claims.put(name, value);
    }

    /** Why requests of the portal were refused. */
    public List<String> refusals() {
        return refusals;
    }

    /** Everything secret that it handed out or was sent: codes, tokens, verifiers. */
    public List<String> issued() {
        return issued;
    }

    /** Requests to end the session here. */
    public List<URI> signedOut() {
        return signedOut;
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private Map<String, String> key() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "use", "sig",
                "alg", "RS256",
                "kid", "k1",
                "n", encoded(key.getModulus()),
                "e", encoded(key.getPublicExponent()));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange);
        boolean sound = CLIENT.equals(asked.get("client_id"))
                && callback.toString().equals(asked.get("redirect_uri"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && List.of(asked.getOrDefault("scope", "").split(" ")).contains("openid")
                && asked.keySet().containsAll(List.of("state", "nonce", "code_challenge"));
        if (!sound) {
            refusals.add("authorize " + asked.keySet());
            send(exchange, 400, "text/plain", "not as registered");
            return;
        }
        String id = UUID.randomUUID().toString();
        codes.put(id, asked);
        send(exchange, 200, "text/html", """
                <form action="choose"><input type="hidden" name="request" value="%s">
                <button name="person" value="carol">carol</button><button name="person" value="nobody">deny</button></form>
                """.formatted(id));
    }

    private void choose(HttpExchange exchange) throws IOException {
        Map<String, String> chosen = query(exchange);
        Map<String, String> asked = codes.remove(chosen.get("request"));
        String answer = "error=access_denied&error_description=Carol+said+no";
        if (!chosen.get("person").equals("nobody")) {
            String code = UUID.randomUUID().toString();
            issued.add(code);
            var kept = new HashMap<>(asked);
            kept.put("person", chosen.get("person"));
            codes.put(code, kept);
            answer = "code=" + code;
        }
        redirect(exchange, callback + "?" + answer + "&state=" + encoded(asked.get("state")));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = pairs(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String refusal = asked == null
                ? "code"
                : !authenticated(exchange, form)
                        ? "client"
                        : !callback.toString().equals(form.get("redirect_uri"))
                                ? "redirect_uri"
                                : !challenge(form.getOrDefault("code_verifier", ""))
                                                .equals(asked.get("code_challenge"))
                                        ? "code_verifier"
                                        : null;
        if (refusal != null) {
            refusals.add(refusal);
            json(exchange, refusal.equals("client") ? 401 : 400, Map.of("error", "invalid_" + refusal));
            return;
        }
        issued.add(form.get("code_verifier"));
        String idToken = signed(asked);
        String accessToken = UUID.randomUUID().toString();
        issued.addAll(List.of(idToken, accessToken));
        json(
                exchange,
                200,
                Map.of("id_token", idToken, "access_token", accessToken, "token_type", "Bearer", "expires_in", 300));
    }

    private boolean authenticated(HttpExchange exchange, Map<String, String> form) {
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || (CLIENT.equals(form.get("client_id")) && secret.equals(form.get("client_secret")));
    }

    private void logout(HttpExchange exchange) throws IOException {
        signedOut.add(exchange.getRequestURI());
        redirect(exchange, query(exchange).get("post_logout_redirect_uri"));
    }

    private String signed(Map<String, String> asked) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        var all = new HashMap<String, Object>(Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                asked.get("person"),
                "name",
                "Carol of the Realm",
                "nonce",
                asked.get("nonce"),
                "iat",
                now,
                "exp",
                now + 300));
        all.putAll(claims);
        all.values().removeIf(""::equals);
        try {
            String head = BASE64.encodeToString(JSON.writeValueAsBytes(Map.of("alg", "RS256", "kid", "k1")));
            String text = head + "." + BASE64.encodeToString(JSON.writeValueAsBytes(all));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return pairs(String.valueOf(exchange.getRequestURI().getRawQuery()));
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new HashMap<String, String>();
        Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> pairs.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return pairs;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Big-endian without a sign byte. */
    private static String encoded(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static void redirect(HttpExchange exchange, String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
