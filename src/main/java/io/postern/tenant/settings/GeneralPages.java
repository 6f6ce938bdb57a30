package io.postern.tenant.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.tenant.Tenant;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What a tenant is called, and whom its customers may ask. */
@Path("/{tenant}/settings/general")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class GeneralPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final TenantEditing editing;
    private final SettingMessages messages;

    GeneralPages(Session session, PageModel page, Flashes flashes, TenantEditing editing, SettingMessages messages) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.editing = editing;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance general(GeneralForm form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance show() {
        Tenant tenant = editing.read(session.tenant());
        return Templates.general(new GeneralForm(
                tenant.name,
                tenant.supportEmail,
                tenant.supportPhone,
                tenant.supportUrl,
                tenant.theme,
                tenant.timeZone,
                tenant.managed,
                List.of()));
    }

    @POST
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> save(
            @RestForm String name,
            @RestForm String email,
            @RestForm String phone,
            @RestForm String address,
            @RestForm String theme,
            @RestForm String zone) {
        Tenant tenant = editing.read(session.tenant());
        GeneralForm form = new GeneralForm(
                        tenant.managed ? tenant.name : name,
                        email,
                        phone,
                        address,
                        theme,
                        zone,
                        tenant.managed,
                        List.of())
                .checked();
        if (!form.wrong().isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(Templates.general(form))
                    .build();
        }
        editing.general(session.tenant(), session.actor(), form);
        flashes.show(Flash.Tone.GOOD, messages.saved());
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/general"));
    }
}
