package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What somebody gets who is not signed in, or no longer. */
@ApplicationScoped
class SignInAgain {
    private final Exchange exchange;

    SignInAgain(Exchange exchange) {
        this.exchange = exchange;
    }

    Response answer(TenantId tenant, String method) {
        String target = "/" + tenant + "/sign-in";
        if (method.equals("GET")) {
            String query = exchange.query();
            String wanted = exchange.path() + (query == null ? "" : "?" + query);
            target += "?return=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        }
        return Response.seeOther(URI.create(target)).build();
    }
}
