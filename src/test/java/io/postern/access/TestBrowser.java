package io.postern.access;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser as far as signing in needs one: cookies per host, redirects, forms. Keeps Secure cookies on localhost. */
final class TestBrowser {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();

    HttpResponse<String> get(URI address) {
        return send(address, HttpRequest.newBuilder(address).GET());
    }

    HttpResponse<String> post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                address,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Opens {@code address}, chooses {@code user} at the identity provider, and returns what comes back at last. */
    HttpResponse<String> signIn(URI address, String user) {
        HttpResponse<String> login = follow(get(address));
        Document page = Jsoup.parse(login.body(), login.uri().toString());
        Element button = page.select("button[value=" + user + "]").first();
        Element form = button.closest("form");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        fields.put(button.attr("name"), user);
        URI action = login.uri().resolve(form.attr("action"));
        if (form.attr("method").equalsIgnoreCase("post")) {
            return follow(post(action, fields));
        }
        String query = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(get(URI.create(action + "?" + query)));
    }

    HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> current = response;
        for (int hops = 0; current.statusCode() / 100 == 3; hops++) {
            if (hops > 10) {
                throw new IllegalStateException("redirected for ever, last to " + current.uri());
            }
            URI next = current.uri()
                    .resolve(current.headers().firstValue("Location").orElseThrow());
            remember(next);
            current = get(next);
        }
        return current;
    }

    Map<String, String> cookies(URI address) {
        return cookies.computeIfAbsent(address.getAuthority(), ignored -> new LinkedHashMap<>());
    }

    /** The value with which it was last sent on by a redirect. */
    String parameter(String name) {
        return parameters.get(name);
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        Map<String, String> own = cookies(address);
        if (!own.isEmpty()) {
            request.header(
                    "Cookie",
                    own.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(header -> keep(own, header));
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void remember(URI address) {
        for (String parameter : String.valueOf(address.getRawQuery()).split("&")) {
            int sign = parameter.indexOf('=');
            if (sign > 0) {
                parameters.put(parameter.substring(0, sign), parameter.substring(sign + 1));
            }
        }
    }

    private static void keep(Map<String, String> own, String header) {
        HttpCookie cookie = HttpCookie.parse(header).getFirst();
        if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
            own.remove(cookie.getName());
        } else {
            own.put(cookie.getName(), cookie.getValue());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
