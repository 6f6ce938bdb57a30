package io.postern.sandbox.logicboxes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.wire.Wire;
import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The simulated upstream's door: on the bare router, because a hang or a reset is below what a resource can do. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "sandbox"})
class LogicBoxesRoutes {
    private static final Logger LOG = Logger.getLogger(LogicBoxesRoutes.class);
    private static final String BASE = "/sandbox/logicboxes";
    private static final String API = BASE + "/api/";
    // before the portal's own filters: an upstream is another server, with other paths, hosts and headers
    static final int ORDER = -20_000;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Accounts accounts = new Accounts();
    private final Exchange exchange;
    private final Control control;

    LogicBoxesRoutes(Clock clock) {
        exchange = new Exchange(accounts, mapper, clock);
        control = new Control(accounts, mapper);
    }

    void routes(@Observes Router router) {
        router.route(API + "*")
                .order(ORDER)
                .handler(context -> received(context, body -> answer(context.request(), body)));
        control.mount(router, BASE + "/control", this::received);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String path = request.path().substring(API.length());
        String method = path.endsWith(".json") ? path.substring(0, path.length() - 5) : path + " (not .json)";
        String type = request.getHeader("content-type");
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        Call call = Call.of(
                request.method().name(),
                method,
                request.path(),
                request.query(),
                form ? body.toString(StandardCharsets.UTF_8) : "");
        try {
            new Wire(request).send(exchange.reply(call));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void received(RoutingContext context, Consumer<Buffer> work) {
        HttpServerRequest request = context.request();
        request.body().onSuccess(body -> Thread.ofVirtual().name("sandbox").start(() -> {
            try {
                work.accept(body);
            } catch (RuntimeException e) {
                // never the address: it may hold a password
                LOG.error("the sandbox failed at " + request.path(), e);
                request.response().setStatusCode(500).end();
            }
        }));
        request.resume();
    }
}
