package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.HtmxResponse;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What somebody gets who is not signed in, or no longer. Never a loop: only a page load is sent to sign-in. */
@ApplicationScoped
class SignInAgainPages {
    private final Exchange exchange;
    private final Htmx htmx;

    SignInAgainPages(Exchange exchange, Htmx htmx) {
        this.exchange = exchange;
        this.htmx = htmx;
    }

    @CheckedTemplate(basePath = "sign-in", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance ended(String tenant, String topLevel, String door);

        static native TemplateInstance ended$panel(String tenant, String topLevel, String door);
    }

    /** Which way in a page has. */
    enum Door {
        /** The identity provider: never in a frame. */
        MEMBERS("/sign-in"),
        /** Address and password of the mailbox: a page of ours, in frames too. */
        MAILBOX("/me/sign-in");

        private final String path;

        Door(String path) {
            this.path = path;
        }
    }

    Response answer(TenantId tenant, String method, Door door) {
        if (exchange.header("HX-Request") != null) {
            return HtmxResponse.of(401, Templates.ended$panel(tenant.value(), topLevel(tenant, method), door.path))
                    .into("#session-ended")
                    .build();
        }
        if (exchange.embedded() && (door == Door.MEMBERS || justLaunched())) {
            // an identity provider refuses to be framed, and its cookies would not come back
            return framed(tenant, topLevel(tenant, method));
        }
        return Response.seeOther(URI.create(signIn(tenant, method, door))).build();
    }

    /** A launch brought the visitor here, and the browser kept no cookie: signing in would not help. */
    private boolean justLaunched() {
        return String.valueOf(exchange.query()).contains(Sessions.LAUNCH_MARK);
    }

    /** Nobody signs in within a frame: the page offers {@code topLevel} in a tab of its own. */
    static Response framed(TenantId tenant, String topLevel) {
        return Response.status(401)
                .type("text/html;charset=UTF-8")
                .entity(Templates.ended(tenant.value(), topLevel, Door.MEMBERS.path))
                .build();
    }

    private String topLevel(TenantId tenant, String method) {
        return method.equals("GET") ? wanted() : "/" + tenant;
    }

    private String wanted() {
        String query = exchange.query();
        return exchange.path() + (query == null ? "" : "?" + query);
    }

    private String signIn(TenantId tenant, String method, Door door) {
        String target = "/" + tenant + (exchange.embedded() ? "/embed" : "") + door.path;
        if (!method.equals("GET")) {
            return target;
        }
        return target + "?return=" + URLEncoder.encode(wanted(), StandardCharsets.UTF_8);
    }
}
