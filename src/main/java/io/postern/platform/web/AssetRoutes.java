package io.postern.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** Serves {@link Assets}. An old name gets the new content, so that a page from before a release keeps its looks. */
@ApplicationScoped
class AssetRoutes {
    private final Assets assets;

    AssetRoutes(Assets assets) {
        this.assets = assets;
    }

    void register(@Observes Router router) {
        serve(router, "postern\\.css", "text/css;charset=UTF-8", assets::styleSheet);
        serve(router, "postern\\.js", "text/javascript;charset=UTF-8", assets::script);
        serve(router, "postern-framed\\.js", "text/javascript;charset=UTF-8", assets::framedScript);
    }

    private static void serve(Router router, String name, String type, Supplier<Assets.Asset> content) {
        router.getWithRegex("/app/[0-9a-f]{16}/" + name)
                .order(-100)
                .handler(context -> send(context, type, content.get()));
    }

    private static void send(RoutingContext context, String type, Assets.Asset asset) {
        boolean current = context.request().path().equals(asset.url());
        boolean gzip = String.valueOf(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING))
                .contains("gzip");
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(HttpHeaders.CONTENT_ENCODING, gzip ? "gzip" : "identity")
                .end(Buffer.buffer(gzip ? asset.gzipped() : asset.content()))
                .onFailure(context::fail);
    }
}
