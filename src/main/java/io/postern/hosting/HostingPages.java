package io.postern.hosting;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.customer.Customer;
import io.postern.customer.Customers;
import io.postern.domain.DomainEditing;
import io.postern.domain.Domains;
import io.postern.mailbox.ChangeNotice;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** One domain: what the portal knows of it, and what its provider says now. */
@Path("/{tenant}/domains")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HostingPages {
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final HostingMessages messages;
    private final HostedDomains hosted;
    private final DomainReads reads;
    private final DomainEditing editing;
    private final Domains domains;
    private final Customers customers;
    private final Changes changes;

    HostingPages(
            Session session,
            PageModel page,
            Flashes flashes,
            HostingMessages messages,
            HostedDomains hosted,
            DomainReads reads,
            DomainEditing editing,
            Domains domains,
            Customers customers,
            Changes changes) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.hosted = hosted;
        this.reads = reads;
        this.editing = editing;
        this.domains = domains;
        this.customers = customers;
        this.changes = changes;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        static native TemplateInstance show(DomainView view);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @Path("{id}")
    @Requires(Permission.VIEW)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change) {
        HostedDomain domain = find(id);
        List<Customer> all = customers.all(session.tenant());
        String customer = all.stream()
                .filter(each -> each.id.equals(domain.domain().customerId))
                .map(each -> each.name)
                .findFirst()
                .orElse(null);
        boolean may = session.may(Permission.CONNECTIONS);
        return Templates.show(new DomainView(
                page.getBase() + "/domains/" + id,
                domain,
                reads.all(session.tenant(), domain),
                customer,
                may ? all : List.of(),
                domains.mailboxes(session.tenant(), id),
                notice(domain, change),
                may));
    }

    @POST
    @Path("{id}/customer")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<Void> assign(@RestPath UUID id, @RestForm String customer) {
        HostedDomain domain = find(id);
        UUID chosen = customer(customer);
        if (domain.domain().managed) {
            throw new NotFoundException();
        }
        editing.assign(session.tenant(), session.actor(), id, chosen);
        flashes.show(Flash.Tone.GOOD, messages.customer_saved(domain.name()));
        return RestResponse.seeOther(URI.create(page.getBase() + "/domains/" + id));
    }

    private UUID customer(String typed) {
        return typed == null || typed.isBlank()
                ? null
                : customers.all(session.tenant()).stream()
                        .map(each -> each.id)
                        .filter(each -> each.toString().equals(typed.strip()))
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
    }

    private ChangeNotice notice(HostedDomain domain, UUID change) {
        return change == null
                ? null
                : changes.find(session.tenant(), change)
                        .filter(made -> about(domain, made))
                        .map(ChangeNotice::of)
                        .orElse(null);
    }

    /** A domain that was just made had no row when its change began. */
    private static boolean about(HostedDomain domain, ChangeView made) {
        return made.mailboxId() == null
                && (made.domainId() == null
                        ? domain.name().equals(made.address())
                        : domain.domain().id.equals(made.domainId()));
    }

    private HostedDomain find(UUID id) {
        return hosted.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
