package io.postern.browser;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The proxy in front of the portal: ends TLS, and can be as bad as proxies are. */
final class TlsForward implements AutoCloseable {
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "x-forwarded-proto",
            "x-forwarded-host");

    private final URI portal;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TlsSite site = new TlsSite(this::forward);
    final Queue<String> addresses = new ConcurrentLinkedQueue<>();
    final Queue<String> launches = new ConcurrentLinkedQueue<>();

    /** Of each request with a session in its header: method and path, and the session. */
    final Queue<String> carried = new ConcurrentLinkedQueue<>();

    final Queue<String> tokens = new ConcurrentLinkedQueue<>();

    /** Keeps each cookie from the browser, which is to the page what a browser is that keeps none in frames. */
    volatile boolean dropsCookies;

    volatile boolean dropsPartitioned;
    volatile boolean dropsSessionHeader;
    volatile boolean addsFrameOptions;

    TlsForward(URI portal) {
        this.portal = portal;
    }

    String origin() {
        return site.at(FramedPortal.HOST);
    }

    private void forward(HttpExchange exchange) throws IOException {
        addresses.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (exchange.getRequestURI().getPath().endsWith("/embed/launch")) {
            launches.add(exchange.getRequestURI().getPath());
        }
        String token = exchange.getRequestHeaders().getFirst("Postern-Session");
        if (token != null) {
            tokens.add(token);
            carried.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        }
        var request = HttpRequest.newBuilder(portal.resolve(exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passes(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.header("X-Forwarded-Proto", "https");
        request.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        request.method(
                exchange.getRequestMethod(),
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            back(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            exchange.close();
        }
    }

    private boolean passes(String name) {
        boolean dropped = dropsSessionHeader && name.equalsIgnoreCase("Postern-Session");
        return !dropped && !OWN.contains(name.toLowerCase(Locale.ROOT));
    }

    private void back(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !OWN.contains(name)) {
                headers.put(name, values);
            }
        });
        if (dropsCookies) {
            headers.remove("Set-Cookie");
        }
        List<String> cookies = headers.get("Set-Cookie");
        if (dropsPartitioned && cookies != null) {
            headers.put(
                    "Set-Cookie",
                    cookies.stream()
                            .map(cookie -> cookie.replace("; Partitioned", ""))
                            .toList());
        }
        if (addsFrameOptions) {
            headers.set("X-Frame-Options", "SAMEORIGIN");
        }
        byte[] body = answer.body();
        boolean none = body.length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        site.close();
        client.close();
    }
}
