package io.postern.webhook;

import io.restassured.RestAssured;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver that writes down what it gets, and fails as it is told to: {@code /sandbox/webhook-target/{name}}. */
@ApplicationScoped
class WebhookTarget {
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

    record Received(String id, String timestamp, String signature, String type, String body) {}

    enum Fault {
        ERROR,
        SLOW,
        RESET,
        REDIRECT
    }

    void register(@Observes Router router) {
        router.post("/sandbox/webhook-target/:name").order(-50).handler(BodyHandler.create(false));
        router.post("/sandbox/webhook-target/:name").order(-49).handler(this::take);
    }

    static String url(String name) {
        return "http://localhost:" + RestAssured.port + "/sandbox/webhook-target/" + name;
    }

    List<Received> received(String name) {
        return received.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
    }

    /** The next calls fail so, one each. */
    void fail(String name, Fault... next) {
        faults.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    private void take(RoutingContext context) {
        String name = context.pathParam("name");
        var request = context.request();
        received(name)
                .add(new Received(
                        request.getHeader("Postern-Webhook-Id"),
                        request.getHeader("Postern-Webhook-Timestamp"),
                        request.getHeader("Postern-Webhook-Signature"),
                        request.getHeader("Content-Type"),
                        context.body().asString()));
        Fault fault =
                faults.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>()).poll();
        if (fault == null) {
            context.response().setStatusCode(204).end();
            return;
        }
        switch (fault) {
            case ERROR -> context.response().setStatusCode(500).end("secret words of the receiver");
            case RESET -> request.connection().close();
            case REDIRECT ->
                context.response()
                        .setStatusCode(307)
                        .putHeader("Location", url(name + "-elsewhere"))
                        .end();
            case SLOW -> {
                // no answer at all
            }
        }
    }
}
