package io.postern.platform.web;

import io.postern.platform.tenancy.TenantId;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The first thing every request meets, and the last to touch its response: names the request, refuses odd paths and
 * plain http, takes {@code embed} out of the path, sets the headers.
 */
@ApplicationScoped
class EdgeFilter {
    private static final Logger LOG = Logger.getLogger(EdgeFilter.class);
    /** Says that signing in needs a tab of its own. */
    private static final String FRAMED_SIGN_IN = "/sign-in/framed";

    private static final int FIRST = 10_000;
    private static final int LAST = Integer.MAX_VALUE;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final FrameAncestors ancestors;
    private final OwnHost ownHost;
    private final ApiMethods apiMethods;
    private final Clock clock;
    private final boolean development;

    EdgeFilter(FrameAncestors ancestors, OwnHost ownHost, ApiMethods apiMethods, Clock clock) {
        this.ancestors = ancestors;
        this.ownHost = ownHost;
        this.apiMethods = apiMethods;
        this.clock = clock;
        this.development = LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    void registerLast(@Observes Router router) {
        router.route().order(LAST).handler(this::unanswered);
    }

    private void handle(RoutingContext context) {
        boolean again = EdgeAttributes.seen(context);
        if (!again) {
            EdgeAttributes.begin(context, random(9), random(18));
            MDC.put("requestId", EdgeAttributes.reference(context));
        }
        String path = context.request().path();
        if (!again && RequestPath.api(path)) {
            EdgeAttributes.markApi(context);
        }
        boolean ofServer = path != null && path.startsWith("/q/");
        if (ofServer && development) {
            context.next();
            return;
        }
        // on every pass: a reroute forgets its handlers
        context.addHeadersEndHandler(ignored -> ResponseHeaders.write(context, clock));
        if (again) {
            context.next();
        } else if (!RequestPath.acceptable(path)) {
            framed(context, path, () -> refuse(context, 400));
        } else if (ofServer) {
            context.next();
        } else {
            framed(context, path, () -> ownHost.refusal(context.request())
                    .ifPresentOrElse(status -> refuse(context, status), () -> route(context, path)));
        }
    }

    /** What nobody answered. */
    private void unanswered(RoutingContext context) {
        boolean ours = context.request().path().startsWith(RequestPath.REFUSALS);
        boolean ofServer = context.request().path().startsWith("/q/");
        if (ours || ofServer) {
            context.next();
        } else {
            refuse(context, 404);
        }
    }

    /** Finds out first who may frame the answer, whatever it will be: a browser hides one that it may not frame. */
    private void framed(RoutingContext context, String path, Runnable next) {
        if (path == null || !RequestPath.embedded(path)) {
            next.run();
            return;
        }
        context.request().pause();
        context.vertx()
                .executeBlocking(() -> origins(path), false)
                .onFailure(failure -> LOG.errorf(failure, "no framing rule for %s", path))
                .onComplete(found -> {
                    EdgeAttributes.frame(context, found.succeeded() ? found.result() : List.of());
                    context.request().resume();
                    EdgeAttributes.markEmbedded(context);
                    next.run();
                });
    }

    private void route(RoutingContext context, String path) {
        Optional<String> stripped = RequestPath.withoutEmbed(path);
        if (RequestPath.api(path)) {
            api(context, path);
        } else if (stripped.isEmpty() || RequestPath.launch(path)) {
            context.next();
        } else if (RequestPath.signIn(stripped.get())) {
            context.reroute(HttpMethod.GET, "/" + RequestPath.first(path) + FRAMED_SIGN_IN);
        } else {
            String query = context.request().query();
            context.reroute(stripped.get() + (query == null ? "" : "?" + query));
        }
    }

    /** Routes are looked for in all of the portal, so that a method that this address lacks would end as "no such thing". */
    private void api(RoutingContext context, String path) {
        Set<String> methods = apiMethods.at(path);
        if (methods.isEmpty() || methods.contains(context.request().method().name())) {
            context.next();
        } else {
            EdgeAttributes.allow(context, methods);
            refuse(context, 405);
        }
    }

    private List<String> origins(String path) {
        return TenantId.parse(RequestPath.first(path))
                .map(ancestors::embedOrigins)
                .orElse(List.of());
    }

    private static void refuse(RoutingContext context, int status) {
        context.reroute(HttpMethod.GET, RequestPath.REFUSALS + status);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}
