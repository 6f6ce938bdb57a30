package io.postern.hosting.removal;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.domain.DomainEditing;
import io.postern.hosting.AfterDomainChange;
import io.postern.hosting.HostedDomain;
import io.postern.hosting.HostedDomains;
import io.postern.hosting.HostingMessages;
import io.postern.mailbox.FormState;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Capability;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes a domain out of the portal, or deletes it at the provider too. Those of the tenants file stay. */
@Path("/{tenant}/domains/{id}/removal")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RemovalPages {
    private static final String PROVIDER = "provider";
    private static final String PORTAL = "portal";

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final HostingMessages messages;
    private final HostedDomains hosted;
    private final DomainEditing editing;
    private final Changes changes;
    private final AfterDomainChange after;

    RemovalPages(
            Session session,
            PageModel page,
            Flashes flashes,
            HostingMessages messages,
            HostedDomains hosted,
            DomainEditing editing,
            Changes changes,
            AfterDomainChange after) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.hosted = hosted;
        this.editing = editing;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        static native TemplateInstance removal(
                HostedDomain hosted, String path, boolean deletable, String what, String confirmation, FormState form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance ask(@RestPath UUID id) {
        return form(own(id), PORTAL, "", FormState.fresh());
    }

    /** @param what {@code portal} or {@code provider} */
    @POST
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> remove(
            @RestPath UUID id, @RestForm String what, @RestForm String confirmation, @RestForm UUID operation) {
        HostedDomain domain = own(id);
        String typed = confirmation == null ? "" : confirmation.strip();
        List<FieldError> errors = new ArrayList<>();
        boolean upstream = PROVIDER.equals(what);
        if (upstream && !domain.can(Capability.DOMAINS)) {
            errors.add(AfterDomainChange.error("what", "not-offered"));
        } else if (!upstream && !PORTAL.equals(what)) {
            errors.add(AfterDomainChange.error("what", "required"));
        }
        if (!typed.toLowerCase(Locale.ROOT).equals(domain.name())) {
            errors.add(AfterDomainChange.error("confirmation", "not-confirmed"));
        }
        if (!errors.isEmpty()) {
            return after.invalid(form(domain, what, typed, FormState.refused(errors)));
        }
        if (!upstream) {
            editing.release(session.tenant(), session.actor(), id);
            flashes.show(Flash.Tone.GOOD, messages.released(domain.name()));
            return after.to("/domains");
        }
        ChangeView change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(operation, DeleteDomain.NAME, domain.target(), new NoInput()));
        if (change.done()) {
            flashes.show(Flash.Tone.GOOD, messages.deleted(domain.name()));
            return after.to("/domains");
        }
        return after.orForm(change, "/domains/" + id, null, form -> form(domain, what, typed, form));
    }

    private HostedDomain own(UUID id) {
        return hosted.find(session.tenant(), session.scope(), id)
                .filter(domain -> !domain.domain().managed)
                .orElseThrow(NotFoundException::new);
    }

    private TemplateInstance form(HostedDomain domain, String what, String confirmation, FormState form) {
        return Templates.removal(
                domain,
                page.getBase() + "/domains/" + domain.domain().id,
                domain.can(Capability.DOMAINS),
                what == null ? "" : what,
                confirmation,
                form);
    }
}
