package io.postern.hosting.suspension;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.hosting.AfterDomainChange;
import io.postern.hosting.DomainReads;
import io.postern.hosting.HostedDomain;
import io.postern.hosting.HostedDomains;
import io.postern.hosting.Part;
import io.postern.mailbox.FormState;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Capability;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Stops and starts mail of a whole domain. */
@Path("/{tenant}/domains/{id}/suspension")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DomainSuspensionPages {
    private static final int LONGEST = 200;

    private final Session session;
    private final PageModel page;
    private final HostedDomains hosted;
    private final DomainReads reads;
    private final Changes changes;
    private final AfterDomainChange after;

    DomainSuspensionPages(
            Session session,
            PageModel page,
            HostedDomains hosted,
            DomainReads reads,
            Changes changes,
            AfterDomainChange after) {
        this.session = session;
        this.page = page;
        this.hosted = hosted;
        this.reads = reads;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        /** @param suspended null while the provider has not told */
        static native TemplateInstance suspension(
                HostedDomain hosted, String path, Boolean suspended, String reason, FormState form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance show(@RestPath UUID id) {
        HostedDomain domain = require(id);
        Part now = reads.one(session.tenant(), domain, Capability.DOMAIN_SUSPEND);
        return form(domain, (Boolean) now.value(), "", new FormState(UUID.randomUUID(), List.of(), now.trouble()));
    }

    @POST
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> suspend(
            @RestPath UUID id, @RestForm String reason, @RestForm UUID operation) {
        HostedDomain domain = require(id);
        String typed = reason == null ? "" : reason.strip();
        FieldError wrong = check(typed);
        if (wrong != null) {
            return after.invalid(form(domain, false, typed, FormState.refused(List.of(wrong))));
        }
        return run(domain, SuspendDomain.NAME, typed, operation, false);
    }

    @POST
    @Path("delete")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> resume(@RestPath UUID id, @RestForm UUID operation) {
        return run(require(id), ResumeDomain.NAME, "", operation, true);
    }

    private RestResponse<TemplateInstance> run(
            HostedDomain domain, String kind, String reason, UUID operation, boolean suspended) {
        var change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(operation, kind, domain.target(), new SuspensionInput(reason)));
        return after.orForm(
                change, "/domains/" + domain.domain().id, null, form -> form(domain, suspended, reason, form));
    }

    private static FieldError check(String reason) {
        if (reason.isEmpty()) {
            return AfterDomainChange.error("reason", "required");
        }
        if (reason.length() > LONGEST) {
            return new FieldError("reason", "too-long", Map.of("maximum", String.valueOf(LONGEST)));
        }
        return reason.chars().anyMatch(Character::isISOControl)
                ? AfterDomainChange.error("reason", "line-break")
                : null;
    }

    private HostedDomain require(UUID id) {
        return hosted.require(session, id, Capability.DOMAIN_SUSPEND);
    }

    private TemplateInstance form(HostedDomain domain, Boolean suspended, String reason, FormState form) {
        return Templates.suspension(domain, page.getBase() + "/domains/" + domain.domain().id, suspended, reason, form);
    }
}
