package io.postern.provider.logicboxes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundPolicy;
import io.postern.platform.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An upstream that says what a test tells it to, and remembers what it was asked. */
final class Upstream implements AutoCloseable {
    /** One request as it was on the wire: the parameters of each place, decoded, in order of their names. */
    record Seen(String method, String path, List<String> query, List<String> body) {
        static Seen of(String method, String path, String query, String body) {
            return new Seen(method, path, decoded(query), decoded(body));
        }

        private static List<String> decoded(String parameters) {
            return Stream.of(parameters.split("&"))
                    .filter(parameter -> !parameter.isEmpty())
                    .map(parameter -> URLDecoder.decode(parameter, StandardCharsets.UTF_8))
                    .sorted()
                    .toList();
        }
    }

    private final HttpServer server;
    final List<Seen> seen = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private int status = 200;

    Upstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    Upstream answers(int code, String... bodies) {
        status = code;
        answers.clear();
        answers.addAll(List.of(bodies));
        return this;
    }

    LogicBoxesDriver driver() {
        URI origin = URI.create("http://localhost:" + server.getAddress().getPort());
        var policy = new OutboundPolicy(() -> List.of(origin.toString()), List::of, InetAddress::getAllByName);
        var outbound = new Outbound(policy, Duration.ofSeconds(1), Duration.ofSeconds(2));
        return new LogicBoxesDriver(new LogicBoxesCalls(new LogicBoxesApi(
                outbound,
                URI.create(origin + "/api"),
                Map.of("auth-userid", Secret.of("7"), "api-key", Secret.of("the key")))));
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        seen.add(Seen.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] body =
                (answers.size() > 1 ? answers.removeFirst() : answers.getFirst()).getBytes(StandardCharsets.UTF_8);
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
