package io.postern.sandbox.logicboxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.SandboxControl;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls the sandbox as plainly as a shell would. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SandboxControl.Account account;
    private final Duration patience;

    Caller(SandboxControl.Account account) {
        this(account, Duration.ofSeconds(10));
    }

    Caller(SandboxControl.Account account, Duration patience) {
        this.account = account;
        this.patience = patience;
    }

    /** Names and values in turn, credentials and order added. */
    HttpResponse<String> get(String method, String... parameters) throws IOException, InterruptedException {
        return send("GET", method, query(withOrder(parameters)), null);
    }

    HttpResponse<String> post(String method, String... parameters) throws IOException, InterruptedException {
        return send("POST", method, "", query(withOrder(parameters)));
    }

    HttpResponse<String> send(String verb, String method, String query, String form)
            throws IOException, InterruptedException {
        URI address = URI.create(account.endpoint() + "/" + method + ".json" + (query.isEmpty() ? "" : "?" + query));
        var request = HttpRequest.newBuilder(address).timeout(patience);
        if (form != null) {
            request.header("content-type", "application/x-www-form-urlencoded");
        }
        request.method(
                verb, form == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    static String query(List<String> parameters) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < parameters.size(); i += 2) {
            query.append(i == 0 ? "" : "&")
                    .append(parameters.get(i))
                    .append('=')
                    .append(URLEncoder.encode(parameters.get(i + 1), StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    List<String> withOrder(String... parameters) {
        List<String> all = new ArrayList<>(List.of(
                "auth-userid", account.authUserId(),
                "api-key", account.apiKey(),
                "order-id", String.valueOf(account.orderId())));
        all.addAll(List.of(parameters));
        return all;
    }
}
