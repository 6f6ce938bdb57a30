package io.postern.delegation;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether customers have to grant it before staff may act for them. */
@Path("/{tenant}/customers/acting-rule")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ActingRulePages {
    private static final String GRANTED = "granted";

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final DelegationMessages messages;
    private final Delegations delegations;

    ActingRulePages(
            Session session, PageModel page, Flashes flashes, DelegationMessages messages, Delegations delegations) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.delegations = delegations;
    }

    @CheckedTemplate(basePath = "acting")
    static class Templates {
        static native TemplateInstance rule(boolean onlyWhileGranted);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance show() {
        return Templates.rule(delegations.onlyWhileGranted(session.tenant()));
    }

    @POST
    @Requires(Permission.SETTINGS)
    public RestResponse<Void> save(@RestForm String rule) {
        boolean onlyWhileGranted = GRANTED.equals(rule);
        delegations.setRule(session.tenant(), session.actor(), onlyWhileGranted);
        flashes.show(Flash.Tone.GOOD, messages.rule_saved(onlyWhileGranted));
        return RestResponse.seeOther(URI.create(page.getBase() + "/customers/acting-rule"));
    }
}
