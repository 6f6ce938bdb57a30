package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundPolicy;
import io.postern.platform.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** An upstream that says what a test tells it to, and remembers what it was asked. */
final class Upstream implements AutoCloseable {
    static final String DONE = "{\"success\":true, \"audit\":\"x1_2\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One request as it was on the wire. */
    record Seen(String verb, String path, String contentType, JsonNode body) {
        String method() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** Without the credentials, as plain text. */
        String request() {
            ObjectNode rest = body.deepCopy();
            rest.remove("credentials");
            return rest.toString();
        }
    }

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private int status = 200;
    final List<Seen> seen = new ArrayList<>();

    Upstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        says("authenticate", "{\"success\":true,\"session_token\":\"tok-1\",\"session_token_duration\":\"10800\"}");
    }

    /** One answer after the other to this method; the last one stays. */
    Upstream says(String method, String... bodies) {
        answers.put(method, new ArrayDeque<>(List.of(bodies)));
        return this;
    }

    Upstream status(int code) {
        status = code;
        return this;
    }

    OpenSrsDriver driver() {
        return driver(Clock.systemUTC());
    }

    OpenSrsDriver driver(Clock clock) {
        URI origin = URI.create("http://localhost:" + server.getAddress().getPort());
        var policy = new OutboundPolicy(() -> List.of(origin.toString()), List::of, InetAddress::getAllByName);
        var outbound = new Outbound(policy, Duration.ofSeconds(1), Duration.ofSeconds(2));
        var credentials = Map.of("user", Secret.of("ops@acme.adm"), "password", Secret.of("the password"));
        return new OpenSrsDriver(new OpenSrsApi(outbound, URI.create(origin + "/api"), credentials, clock));
    }

    /** What this method was asked last. */
    String asked(String method) {
        return all(method).getLast().request();
    }

    List<Seen> all(String method) {
        return seen.stream().filter(call -> call.method().equals(method)).toList();
    }

    List<String> methods() {
        return seen.stream().map(Seen::method).toList();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        var call = new Seen(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                JSON.readTree(exchange.getRequestBody()));
        seen.add(call);
        Deque<String> due = answers.getOrDefault(call.method(), new ArrayDeque<>(List.of(DONE)));
        byte[] body = (due.size() > 1 ? due.removeFirst() : due.getFirst()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
