package io.postern.access;

import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The doorstep. */
@Path("/")
@RunOnVirtualThread
public class LandingPages {
    private final boolean demo;
    private final Session session;
    private final PageModel page;

    LandingPages(
            @ConfigProperty(name = "postern.demo-tenants", defaultValue = "false") boolean demo,
            Session session,
            PageModel page) {
        this.demo = demo;
        this.session = session;
        this.page = page;
    }

    @CheckedTemplate(basePath = "landing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(boolean demo);
    }

    @GET
    @PublicPage("says what this is; names no tenant but those of the demo")
    public TemplateInstance landing() {
        return Templates.page(demo);
    }

    @GET
    @Path("/{tenant}")
    @SignedIn(mailboxOwners = true)
    public Response start() {
        String first = session.mailboxId() == null ? "/mailboxes" : "/me";
        return Response.seeOther(URI.create(page.getBase() + first)).build();
    }
}
