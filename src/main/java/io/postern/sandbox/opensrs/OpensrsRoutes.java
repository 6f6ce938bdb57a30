package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.sandbox.wire.Wire;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The simulated upstream's doors: on the bare router, because a hang or a reset is below what a resource can do. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "sandbox"})
class OpensrsRoutes {
    private static final Logger LOG = Logger.getLogger(OpensrsRoutes.class);
    // before the portal's own filters: an upstream is another server, with other paths, hosts and headers
    static final int ORDER = -20_000;
    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final Exchange exchange;
    private final Control control;

    OpensrsRoutes(Clock clock) {
        Accounts accounts = new Accounts(clock);
        exchange = new Exchange(accounts, mapper, clock);
        control = new Control(accounts, mapper, clock);
    }

    void routes(@Observes Router router) {
        for (Cluster cluster : Cluster.values()) {
            router.route(cluster.api() + "*")
                    .order(ORDER)
                    .handler(context -> received(context, body -> answer(cluster, context.request(), body)));
        }
        control.mount(router, "/sandbox/opensrs/control", this::received);
    }

    private void answer(Cluster cluster, HttpServerRequest request, Buffer body) {
        Call call = new Call(
                cluster,
                request.method().name(),
                request.path().substring(cluster.api().length()),
                request.getHeader("content-type"),
                object(body));
        try {
            new Wire(request).send(exchange.reply(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null where it is not a JSON object. */
    private ObjectNode object(Buffer body) {
        try {
            JsonNode read = mapper.readTree(body.getBytes());
            return read instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void received(RoutingContext context, Consumer<Buffer> work) {
        HttpServerRequest request = context.request();
        request.body().onSuccess(body -> Thread.ofVirtual().name("sandbox").start(() -> {
            try {
                work.accept(body);
            } catch (RuntimeException e) {
                LOG.error("the sandbox failed at " + request.path(), e);
                request.response().setStatusCode(500).end();
            }
        }));
        request.resume();
    }
}
