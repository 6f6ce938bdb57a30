package io.postern.bench;

import io.postern.packaging.PackagedPortal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The upstreams, simulated in a process of their own. */
record BenchSandbox(PackagedPortal process, URI root) implements AutoCloseable {
    private static final String ACCOUNTS = "/sandbox/logicboxes/control/accounts";

    static BenchSandbox start(String... jvm) throws IOException, InterruptedException {
        var process = SandboxApplication.start(jvm);
        return new BenchSandbox(process, process.awaitListening(Duration.ofMinutes(2)));
    }

    String origin() {
        return root.getScheme() + "://" + root.getAuthority();
    }

    /** Every call takes so long from now on. */
    void delay(int millis) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(origin() + ACCOUNTS + "/1001/faults"))
                .DELETE());
        if (millis > 0) {
            post("/1001/faults", "{\"kind\":\"LATENCY\",\"calls\":0,\"latencyMs\":" + millis + "}");
        }
    }

    /** An account with one domain of so many mailboxes. */
    void account(String id, String key, String domain, long order, int mailboxes)
            throws IOException, InterruptedException {
        post("", """
                {"authUserId":"%s","apiKey":"%s","orders":[{"orderId":%d,"domain":"%s","mailboxes":%d,"varied":true}]}""".formatted(id, key, order, domain, mailboxes));
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(origin() + ACCOUNTS + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("the sandbox answered " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
