package io.postern.selfservice.offer;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenDomains;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the owners of a domain's mailboxes, or of one mailbox, may do themselves. */
@Path("/{tenant}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OfferPages {
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final OfferMessages messages;
    private final Switches switches;
    private final OpenDomains domains;
    private final Mailboxes mailboxes;

    OfferPages(
            Session session,
            PageModel page,
            Flashes flashes,
            OfferMessages messages,
            Switches switches,
            OpenDomains domains,
            Mailboxes mailboxes) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.switches = switches;
        this.domains = domains;
        this.mailboxes = mailboxes;
    }

    @CheckedTemplate(basePath = "self-service")
    static class Templates {
        static native TemplateInstance domain(OpenDomain domain, String path, List<SwitchLine> lines, Level level);

        private Templates() {}
    }

    @GET
    @Path("domains/{id}/self-service")
    @Requires(Permission.EDIT)
    public TemplateInstance domain(@RestPath UUID id) {
        OpenDomain domain = open(id);
        return Templates.domain(domain, page.getBase() + "/domains/" + id, lines(Place.of(domain)), Level.DOMAIN);
    }

    @POST
    @Path("domains/{id}/self-service")
    @Requires(Permission.EDIT)
    public RestResponse<Void> saveDomain(@RestPath UUID id, @BeanParam SwitchForm chosen) {
        return save("/domains/" + id, Place.of(open(id)), chosen);
    }

    @POST
    @Path("mailboxes/{id}/self-service")
    @Requires(Permission.EDIT)
    public RestResponse<Void> saveMailbox(@RestPath UUID id, @BeanParam SwitchForm chosen) {
        return save("/mailboxes/" + id, Place.of(openMailbox(id)), chosen);
    }

    private RestResponse<Void> save(String path, Place place, SwitchForm chosen) {
        switches.save(session.tenant(), session.actor(), staff(), place, chosen.wanted());
        flashes.show(Flash.Tone.GOOD, messages.saved());
        return RestResponse.seeOther(URI.create(page.getBase() + path + "/self-service"));
    }

    private List<SwitchLine> lines(Place place) {
        return switches.lines(session.tenant(), place, staff());
    }

    /** Who sees only a part of the tenant is a customer of it. */
    private boolean staff() {
        return session.scope().all();
    }

    private OpenDomain open(UUID id) {
        return domains.all(session.tenant(), session.scope()).stream()
                .filter(domain -> domain.domain().id.equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private OpenMailbox openMailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
