package io.postern.hosting.defaults;

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
import io.postern.hosting.TypedNumbers;
import io.postern.mailbox.FormState;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DomainDefaults;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What holds for all mailboxes of a domain. */
@Path("/{tenant}/domains/{id}/defaults")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DefaultsPages {
    private final Session session;
    private final PageModel page;
    private final HostedDomains hosted;
    private final DomainReads reads;
    private final Changes changes;
    private final AfterDomainChange after;

    DefaultsPages(
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
        static native TemplateInstance defaults(
                HostedDomain hosted, String path, DefaultsForm typed, FormState form, boolean live);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance show(@RestPath UUID id) {
        HostedDomain domain = hosted.require(session, id, Capability.DOMAIN_DEFAULTS);
        Part now = reads.one(session.tenant(), domain, Capability.DOMAIN_DEFAULTS);
        return now.told()
                ? form(domain, DefaultsForm.of((DomainDefaults) now.value()), FormState.fresh(), true)
                : form(domain, new DefaultsForm(), new FormState(UUID.randomUUID(), List.of(), now.trouble()), false);
    }

    @POST
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam DefaultsForm typed) {
        HostedDomain domain = hosted.require(session, id, Capability.DOMAIN_DEFAULTS);
        var numbers = new TypedNumbers();
        DomainDefaults wanted = typed.wanted(numbers);
        List<FieldError> errors = new ArrayList<>(numbers.errors());
        errors.addAll(negative(wanted));
        if (!errors.isEmpty()) {
            return after.invalid(form(domain, typed, FormState.refused(errors), true));
        }
        var change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(typed.operation, DefaultsChange.NAME, domain.target(), wanted));
        return after.orForm(change, "/domains/" + id, null, form -> form(domain, typed, form, true));
    }

    private static List<FieldError> negative(DomainDefaults wanted) {
        return Stream.of(
                        wanted.quotaBytes() != null && wanted.quotaBytes() < 0 ? "quota" : "",
                        wanted.quotaMaximumBytes() != null && wanted.quotaMaximumBytes() < 0 ? "quotaMaximum" : "",
                        wanted.mailboxLimit() != null && wanted.mailboxLimit() < 0 ? "mailboxLimit" : "",
                        wanted.aliasLimit() != null && wanted.aliasLimit() < 0 ? "aliasLimit" : "")
                .filter(field -> !field.isEmpty())
                .map(field -> AfterDomainChange.error(field, "negative"))
                .toList();
    }

    private TemplateInstance form(HostedDomain domain, DefaultsForm typed, FormState form, boolean live) {
        return Templates.defaults(domain, page.getBase() + "/domains/" + domain.domain().id, typed, form, live);
    }
}
