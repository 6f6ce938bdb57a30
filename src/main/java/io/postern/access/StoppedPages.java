package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.HtmxResponse;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** What somebody gets whose account billing has stopped: no page of it, and whom to ask. */
@ApplicationScoped
class StoppedPages {
    private static final int FORBIDDEN = 403;

    private final Htmx htmx;

    StoppedPages(Htmx htmx) {
        this.htmx = htmx;
    }

    @CheckedTemplate(basePath = "sign-in", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance stopped(String tenant);

        static native TemplateInstance stopped$panel(String tenant);
    }

    Response answer(TenantId tenant) {
        if (htmx.pageStays()) {
            return HtmxResponse.of(FORBIDDEN, Templates.stopped$panel(tenant.value()))
                    .into("#session-ended")
                    .build();
        }
        return Response.status(FORBIDDEN)
                .type("text/html;charset=UTF-8")
                .entity(Templates.stopped(tenant.value()))
                .build();
    }
}
