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

        static native TemplateInstance ended(String tenant);

        static native TemplateInstance ended$panel(String tenant);
    }

    Response answer(TenantId tenant, String method) {
        if (exchange.header("HX-Request") != null) {
            return HtmxResponse.of(401, Templates.ended$panel(tenant.value()))
                    .into("#session-ended")
                    .build();
        }
        if (exchange.embedded()) {
            // an identity provider refuses to be framed, and its cookies would not come back
            return Response.status(401)
                    .type("text/html;charset=UTF-8")
                    .entity(Templates.ended(tenant.value()))
                    .build();
        }
        return Response.seeOther(URI.create(signIn(tenant, method))).build();
    }

    private String signIn(TenantId tenant, String method) {
        String target = "/" + tenant + "/sign-in";
        if (!method.equals("GET")) {
            return target;
        }
        String query = exchange.query();
        String wanted = exchange.path() + (query == null ? "" : "?" + query);
        return target + "?return=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
