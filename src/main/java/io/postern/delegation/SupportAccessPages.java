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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a customer says whether the reseller's staff may act for it, and sees who did. */
@Path("/{tenant}/support-access")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SupportAccessPages {
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final DelegationMessages messages;
    private final Delegations delegations;
    private final ActingLog log;

    SupportAccessPages(
            Session session,
            PageModel page,
            Flashes flashes,
            DelegationMessages messages,
            Delegations delegations,
            ActingLog log) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.delegations = delegations;
        this.log = log;
    }

    @CheckedTemplate(basePath = "support-access")
    static class Templates {
        static native TemplateInstance show(SupportAccessView view);

        private Templates() {}
    }

    @GET
    @Requires(Permission.DELEGATE)
    public TemplateInstance show(@RestQuery UUID after) {
        UUID customer = session.scope().customerId();
        return Templates.show(new SupportAccessView(
                delegations.onlyWhileGranted(session.tenant()),
                delegations.current(session.tenant(), customer).orElse(null),
                log.of(session.tenant(), customer, after)));
    }

    @POST
    @Requires(Permission.DELEGATE)
    public RestResponse<Void> grant(@RestForm String length) {
        GrantLength chosen = GrantLength.of(length);
        delegations.grant(session.tenant(), session.actor(), session.scope().customerId(), chosen.duration());
        flashes.show(Flash.Tone.GOOD, messages.granted(page.getTenantName(), chosen));
        return back();
    }

    @POST
    @Path("delete")
    @Requires(Permission.DELEGATE)
    public RestResponse<Void> end() {
        boolean ended = delegations.end(
                session.tenant(), session.actor(), session.scope().customerId());
        flashes.show(
                ended ? Flash.Tone.GOOD : Flash.Tone.WARNING,
                ended ? messages.grant_ended(page.getTenantName()) : messages.grant_was_over());
        return back();
    }

    private RestResponse<Void> back() {
        return RestResponse.seeOther(URI.create(page.getBase() + "/support-access"));
    }
}
