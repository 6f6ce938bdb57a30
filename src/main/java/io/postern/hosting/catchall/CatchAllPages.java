package io.postern.hosting.catchall;

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
import io.postern.provider.spi.Address;
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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Where mail for unknown addresses of a domain goes. */
@Path("/{tenant}/domains/{id}/catch-all")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CatchAllPages {
    private final Session session;
    private final PageModel page;
    private final HostedDomains hosted;
    private final DomainReads reads;
    private final Changes changes;
    private final AfterDomainChange after;

    CatchAllPages(
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

    @CheckedTemplate(basePath = "domains", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance catchAll(HostedDomain hosted, String path, String typed, FormState form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance show(@RestPath UUID id) {
        HostedDomain domain = hosted.require(session, id, Capability.CATCH_ALL);
        Part now = reads.one(session.tenant(), domain, Capability.CATCH_ALL);
        String target = now.value() instanceof Optional<?> told
                ? told.map(Object::toString).orElse("")
                : "";
        return form(domain, target, new FormState(UUID.randomUUID(), List.of(), now.trouble()));
    }

    /** @param address the whole address, or only what stands before the @; empty switches it off */
    @POST
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @RestForm String address, @RestForm UUID operation) {
        HostedDomain domain = hosted.require(session, id, Capability.CATCH_ALL);
        String typed = address == null ? "" : address.strip();
        Optional<Address> target = typed.isEmpty()
                ? Optional.empty()
                : Address.parse(typed.contains("@") ? typed : typed + "@" + domain.name());
        if (!typed.isEmpty() && target.isEmpty()) {
            return wrong(domain, typed, "not-an-address");
        }
        if (target.isPresent() && !target.get().domain().equals(domain.name())) {
            return wrong(domain, typed, "not-in-domain");
        }
        var input = new CatchAllInput(target.map(Address::toString).orElse(""));
        var change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(operation, CatchAllChange.NAME, domain.target(), input));
        return after.orForm(change, "/domains/" + id, null, form -> form(domain, typed, form));
    }

    private RestResponse<TemplateInstance> wrong(HostedDomain domain, String typed, String key) {
        return after.invalid(form(domain, typed, FormState.refused(List.of(AfterDomainChange.error("address", key)))));
    }

    private TemplateInstance form(HostedDomain domain, String typed, FormState form) {
        return Templates.catchAll(domain, page.getBase() + "/domains/" + domain.domain().id, typed, form);
    }
}
