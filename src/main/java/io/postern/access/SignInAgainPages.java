package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
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
    private final GuestPage guest;

    SignInAgainPages(Exchange exchange, GuestPage guest) {
        this.exchange = exchange;
        this.guest = guest;
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
            guest.of(tenant);
            return HtmxResponse.of(401, Templates.ended$panel(tenant.value(), topLevel(tenant, method), door.path))
                    .into("#session-ended")
                    .build();
        }
        if (exchange.embedded() && (door == Door.MEMBERS || queried(Sessions.LAUNCH_MARK))) {
            // an identity provider refuses to be framed, and its cookies would not come back
            return framed(tenant, topLevel(tenant, method), Door.MEMBERS.path);
        }
        if (exchange.embedded() && queried(Sessions.SIGNED_IN_MARK)) {
            // who has just signed in here would only be asked to do it again
            return framed(tenant, topLevel(tenant, method), "");
        }
        return Response.seeOther(URI.create(signIn(tenant, method, door))).build();
    }

    /** The browser kept no cookie of what brought the visitor here: signing in would not help. */
    private boolean queried(String mark) {
        return String.valueOf(exchange.query()).contains(mark);
    }

    /** No identity provider signs anybody in within a frame: the page offers a tab of its own. */
    Response framed(TenantId tenant) {
        return framed(tenant, "/" + tenant, Door.MEMBERS.path);
    }

    private Response framed(TenantId tenant, String topLevel, String door) {
        guest.of(tenant);
        return Response.status(401)
                .type("text/html;charset=UTF-8")
                .entity(Templates.ended(tenant.value(), topLevel, door))
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
