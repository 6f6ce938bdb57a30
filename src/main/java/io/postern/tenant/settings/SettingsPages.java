package io.postern.tenant.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where everything that a tenant can set for itself begins. A new section is one more line of the template. */
@Path("/{tenant}/settings")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SettingsPages {
    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance list();

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance list() {
        return Templates.list();
    }
}
