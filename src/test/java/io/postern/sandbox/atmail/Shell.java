package io.postern.sandbox.atmail;

import io.postern.sandbox.AtmailControl;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls the sandbox as plainly as a shell would: the path goes out as it is written. */
final class Shell {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String login;

    Shell(AtmailControl.Account account) {
        this(account.endpoint(), account.username() + ":" + account.password());
    }

    Shell(URI endpoint, String login) {
        this.endpoint = endpoint;
        this.login = login;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    /** Names and values in turn, as a form. */
    HttpResponse<String> post(String path, String... form) throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, body.toString());
    }

    HttpResponse<String> send(String verb, String path, String form) throws IOException, InterruptedException {
        String entry = path.startsWith("mail/") || path.startsWith("admin/index") ? "/" : "/index.php/api/";
        var request = HttpRequest.newBuilder(URI.create(endpoint + entry + path))
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/x-www-form-urlencoded");
        if (login != null) {
            request.header(
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        request.method(
                verb, form == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(form));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
