package io.postern.platform.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Takes browsers' reports of what the content security policy stopped. Anyone may send one, so little of it is kept. */
@ApplicationScoped
class CspReports {
    private static final Logger LOG = Logger.getLogger(CspReports.class);
    private static final long LOGGED = 100;

    private final AtomicLong received = new AtomicLong();

    void register(@Observes Router router) {
        router.post("/app/csp-report")
                .order(-100)
                .handler(BodyHandler.create(false).setBodyLimit(16_384));
        router.post("/app/csp-report").order(-99).handler(this::take);
    }

    private void take(RoutingContext context) {
        if (received.incrementAndGet() <= LOGGED) {
            LOG.warnf("the content security policy stopped %s", directive(context));
        }
        context.response().setStatusCode(204).end().onFailure(context::fail);
    }

    private static String directive(RoutingContext context) {
        try {
            Object report = context.body().buffer() == null
                    ? null
                    : context.body().buffer().toJson();
            JsonObject body =
                    switch (report) {
                        case JsonArray several
                        when !several.isEmpty() -> several.getJsonObject(0).getJsonObject("body", new JsonObject());
                        case JsonObject one -> one.getJsonObject("csp-report", new JsonObject());
                        case null, default -> new JsonObject();
                    };
            String name = body.getString("effectiveDirective", body.getString("effective-directive", ""));
            return name.replaceAll("[^a-z-]", "");
        } catch (DecodeException | ClassCastException e) {
            return "something unreadable";
        }
    }
}
