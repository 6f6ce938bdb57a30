package io.postern.sandbox.atmail;

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
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The simulated upstream's door: on the bare router, because a hang or a reset is below what a resource can do. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "sandbox"})
class AtmailRoutes {
    private static final Logger LOG = Logger.getLogger(AtmailRoutes.class);
    private static final String BASE = "/sandbox/atmail";
    private static final Pattern PATH = Pattern.compile(BASE + "/(?:(mail|admin)/)?index\\.php/api(?:/(.*))?");
    // before the portal's own filters: an upstream is another server, with other paths, hosts and headers
    static final int ORDER = -20_000;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Exchange exchange;
    private final Control control;

    AtmailRoutes(Clock clock) {
        exchange = new Exchange(subscriptions, clock);
        control = new Control(subscriptions, new ObjectMapper());
    }

    void routes(@Observes Router router) {
        control.mount(router, BASE + "/control", this::received);
        router.route(BASE + "/*")
                .order(ORDER)
                .handler(context -> received(context, body -> answer(context.request(), body)));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        Matcher matcher = PATH.matcher(request.path());
        if (!matcher.matches()) {
            request.response().setStatusCode(404).end();
            return;
        }
        String type = request.getHeader("content-type");
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        Call.Login login = Call.Login.of(request.getHeader("authorization"));
        String entry = matcher.group(1) == null ? "" : matcher.group(1);
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        String text = form ? body.toString(StandardCharsets.UTF_8) : "";
        String verb = request.method().name();
        Call call = Call.of(verb, entry, request.path(), rest, request.query(), text, login);
        Switches switches = subscriptions.of(call).map(Subscription::switches).orElse(Switches.DEFAULT);
        try {
            if (switches.encodedSlashRefused() && rest.toLowerCase(Locale.ROOT).contains("%2f")) {
                new Wire(request).send(exchange.refusedByServer(call));
                return;
            }
            if (switches.doubleSlashCollapsed()) {
                String collapsed = rest.replaceAll("/{2,}", "/");
                call = Call.of(verb, entry, request.path(), collapsed, request.query(), text, login);
            }
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
                LOG.error("the sandbox failed", e);
                request.response().setStatusCode(500).end();
            }
        }));
        request.resume();
    }
}
