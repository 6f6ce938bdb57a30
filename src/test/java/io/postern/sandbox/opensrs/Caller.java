package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.sandbox.OpensrsControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the sandbox as plainly as a shell would. Request bodies are written with single quotes. */
final class Caller {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OpensrsControl.Account account;
    private final String user;
    private final String secret;
    private final String password;
    private final Duration patience;

    private Caller(OpensrsControl.Account account, String user, String secret, String password, Duration patience) {
        this.account = account;
        this.user = user;
        this.secret = secret;
        this.password = password;
        this.patience = patience;
    }

    Caller(OpensrsControl.Account account) {
        this(account, account.user(), "password", account.password(), Duration.ofSeconds(10));
    }

    Caller as(String otherUser, String otherPassword) {
        return new Caller(account, otherUser, "password", otherPassword, patience);
    }

    Caller withToken(String otherUser, String token) {
        return new Caller(account, otherUser, "token", token, patience);
    }

    Caller impatient() {
        return new Caller(account, user, secret, password, Duration.ofSeconds(1));
    }

    /** The answer to a call with credentials added. */
    JsonNode call(String method, String body) throws IOException, InterruptedException {
        return JSON.readTree(raw(method, body).body());
    }

    HttpResponse<String> raw(String method, String body) throws IOException, InterruptedException {
        ObjectNode request = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
        request.putObject("credentials").put("user", user).put(secret, password);
        return send("POST", method, request.toString());
    }

    HttpResponse<String> send(String verb, String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(account.endpoint() + "/" + method))
                .timeout(patience)
                .method(verb, HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
