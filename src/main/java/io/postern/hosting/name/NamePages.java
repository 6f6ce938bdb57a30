package io.postern.hosting.name;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.domain.DomainEditing;
import io.postern.domain.Domains;
import io.postern.hosting.AfterDomainChange;
import io.postern.hosting.DomainName;
import io.postern.hosting.DomainReads;
import io.postern.hosting.HostedDomain;
import io.postern.hosting.HostedDomains;
import io.postern.hosting.Part;
import io.postern.mailbox.FormState;
import io.postern.platform.web.PageModel;
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

/** Other names of a domain: mail for them arrives as if it were for the domain. */
@Path("/{tenant}/domains/{id}/names")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class NamePages {
    private final Session session;
    private final PageModel page;
    private final HostedDomains hosted;
    private final Domains domains;
    private final DomainEditing editing;
    private final DomainReads reads;
    private final Changes changes;
    private final AfterDomainChange after;

    NamePages(
            Session session,
            PageModel page,
            HostedDomains hosted,
            Domains domains,
            DomainEditing editing,
            DomainReads reads,
            Changes changes,
            AfterDomainChange after) {
        this.session = session;
        this.page = page;
        this.hosted = hosted;
        this.domains = domains;
        this.editing = editing;
        this.reads = reads;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        static native TemplateInstance names(
                HostedDomain hosted, String path, List<String> names, Part part, String typed, FormState form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance show(@RestPath UUID id) {
        return form(require(id), "", FormState.fresh());
    }

    @POST
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> add(@RestPath UUID id, @RestForm String alias, @RestForm UUID operation) {
        HostedDomain domain = require(id);
        Optional<String> name = DomainName.parse(alias);
        if (name.isEmpty()) {
            return wrong(domain, alias, "not-a-domain");
        }
        // a domain of its own is never swallowed by another
        if (domains.byName(session.tenant(), name.get())
                .filter(own -> own.parkedAt == null)
                .isPresent()) {
            return wrong(domain, alias, "domain-in-portal");
        }
        if (!editing.servedElsewhere(
                        session.tenant(),
                        domain.connection().provider,
                        domain.connection().endpoint,
                        List.of(name.get()))
                .isEmpty()) {
            return wrong(domain, alias, "domain-elsewhere");
        }
        var change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(operation, AddName.NAME, domain.target(), new NameInput(name.get())));
        return after.orForm(
                change,
                "/domains/" + id,
                AfterDomainChange.error("alias", "domain-in-use"),
                form -> form(domain, alias, form));
    }

    @POST
    @Path("delete")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestForm String alias, @RestForm UUID operation) {
        HostedDomain domain = require(id);
        Optional<String> name = DomainName.parse(alias);
        if (name.isEmpty()) {
            return wrong(domain, alias, "not-a-domain");
        }
        var change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(operation, RemoveName.NAME, domain.target(), new NameInput(name.get())));
        return after.orForm(change, "/domains/" + id, null, form -> form(domain, alias, form));
    }

    private RestResponse<TemplateInstance> wrong(HostedDomain domain, String typed, String key) {
        return after.invalid(form(domain, typed, FormState.refused(List.of(AfterDomainChange.error("alias", key)))));
    }

    private HostedDomain require(UUID id) {
        return hosted.require(session, id, Capability.DOMAIN_ALIASES);
    }

    private TemplateInstance form(HostedDomain domain, String typed, FormState form) {
        Part now = reads.one(session.tenant(), domain, Capability.DOMAIN_ALIASES);
        List<String> names = now.value() instanceof List<?> told
                ? told.stream().map(String.class::cast).toList()
                : List.of();
        return Templates.names(
                domain,
                page.getBase() + "/domains/" + domain.domain().id,
                names,
                now,
                typed == null ? "" : typed,
                form);
    }
}
