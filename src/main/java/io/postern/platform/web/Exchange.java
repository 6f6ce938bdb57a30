package io.postern.platform.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The request and response at hand, for features that may not know the server underneath. */
@ApplicationScoped
public class Exchange {
    private final CurrentVertxRequest current;

    Exchange(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Came in below {@code /{tenant}/embed/}. */
    public boolean embedded() {
        return EdgeAttributes.embedded(context());
    }

    /** The sites that may frame this response; none for a page that is not below {@code embed}. */
    public List<String> frameOrigins() {
        return ResponseHeaders.exact(EdgeAttributes.frameOrigins(context()));
    }

    /** The path after stripping {@code embed}, without the query. */
    public String path() {
        return context().normalizedPath();
    }

    /** Asked by a machine, below {@code /{tenant}/api/}: whatever goes wrong is told as a problem, not as a page. */
    public boolean ofApi() {
        return EdgeAttributes.ofApi(context());
    }

    /** Path and query as sent. */
    public String uri() {
        return request().uri();
    }

    /** The query as sent, or null. */
    public String query() {
        return request().query();
    }

    public String remoteAddress() {
        var address = request().remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    /** Null if absent. */
    public String header(String name) {
        return request().getHeader(name);
    }

    /** Null if absent. */
    public String cookie(String name) {
        var cookie = request().getCookie(name);
        return cookie == null ? null : cookie.getValue();
    }

    /** Adds one cookie, given as the whole value of its header: the server's own type knows no {@code Partitioned}. */
    public void setCookie(String header) {
        context().response().headers().add("Set-Cookie", header);
    }

    /** Scheme, host and port as the browser sees them. */
    public String origin() {
        return request().scheme() + "://" + request().authority();
    }

    /** Names this request in the log and on error pages. */
    public String reference() {
        return EdgeAttributes.reference(context());
    }

    public String nonce() {
        return EdgeAttributes.nonce(context());
    }

    private HttpServerRequest request() {
        return context().request();
    }

    RoutingContext context() {
        RoutingContext context = current.getCurrent();
        if (context == null) {
            throw new IllegalStateException("no request is being served");
        }
        return context;
    }
}
