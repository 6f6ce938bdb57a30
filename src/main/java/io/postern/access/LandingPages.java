package io.postern.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The doorstep. */
@Path("/")
@RunOnVirtualThread
public class LandingPages {
    private final boolean demo;

    LandingPages(@ConfigProperty(name = "postern.demo-tenants", defaultValue = "false") boolean demo) {
        this.demo = demo;
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
    @SignedIn
    public Response start(@PathParam("tenant") String tenant) {
        return Response.seeOther(URI.create("/" + tenant + "/mailboxes")).build();
    }
}
