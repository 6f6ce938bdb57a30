package io.postern.selfservice.link;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.mail.Letters;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Address;
import io.postern.selfservice.offer.Level;
import io.postern.selfservice.offer.SelfServiceSettings;
import io.postern.selfservice.offer.Switches;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What staff do about one mailbox's owner: what he may, and a link with which he sets the password. */
@Path("/{tenant}/mailboxes/{id}/self-service")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class LinkIssuePages {
    private final Session session;
    private final MailboxDesk desk;
    private final Switches switches;
    private final SelfServiceSettings settings;
    private final SetPasswordLinks links;
    private final Letters letters;
    private final LinkMessages messages;
    private final Flashes flashes;
    private final AfterChange after;
    private final Clock clock;

    LinkIssuePages(
            Session session,
            MailboxDesk desk,
            Switches switches,
            SelfServiceSettings settings,
            SetPasswordLinks links,
            Letters letters,
            LinkMessages messages,
            Flashes flashes,
            AfterChange after,
            Clock clock) {
        this.session = session;
        this.desk = desk;
        this.switches = switches;
        this.settings = settings;
        this.links = links;
        this.letters = letters;
        this.messages = messages;
        this.flashes = flashes;
        this.after = after;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "self-service")
    static class Templates {
        static native TemplateInstance mailbox(MailboxSelfServiceView view);

        static native TemplateInstance issued(
                OpenMailbox mailbox, String path, SetPasswordLinks.Issued link, String mailTo);

        private Templates() {}
    }

    @GET
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id) {
        return page(desk.open(id), "", FormState.fresh());
    }

    /** The answer holds the link: it is shown this once, and travels in no address of ours. */
    @POST
    @Path("link")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> issue(
            @RestPath UUID id, @RestForm("mail-to") String mailTo, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        String typed = mailTo == null ? "" : mailTo.strip();
        Optional<Address> to = Address.parse(typed);
        List<FieldError> errors = LinkUse.possible(mailbox) ? errors(mailbox, typed, to) : refused("not-offered");
        if (!errors.isEmpty()) {
            return after.invalid(page(mailbox, typed, FormState.refused(errors)));
        }
        SetPasswordLinks.Issued issued =
                links.issue(session.tenant(), session.actor(), mailbox, operation, to.orElse(null));
        return RestResponse.ok(Templates.issued(mailbox, desk.path(mailbox), issued, typed));
    }

    @POST
    @Path("link/{link}/delete")
    @Requires(Permission.PASSWORD)
    public RestResponse<Void> cancel(@RestPath UUID id, @RestPath UUID link) {
        OpenMailbox mailbox = desk.open(id);
        boolean cancelled = links.cancel(session.tenant(), session.actor(), mailbox, link);
        flashes.show(
                cancelled ? Flash.Tone.GOOD : Flash.Tone.WARNING,
                cancelled ? messages.cancelled() : messages.cancelled_late());
        return RestResponse.seeOther(URI.create(desk.path(mailbox) + "/self-service"));
    }

    private List<FieldError> errors(OpenMailbox mailbox, String typed, Optional<Address> to) {
        if (typed.isEmpty()) {
            return List.of();
        }
        if (to.isEmpty() || !letters.configured()) {
            return refused("not-an-address");
        }
        // who cannot sign in cannot read it there
        return to.get().equals(mailbox.address()) ? refused("own-address") : List.of();
    }

    private static List<FieldError> refused(String why) {
        return List.of(new FieldError("mailTo", why, Map.of()));
    }

    private TemplateInstance page(OpenMailbox mailbox, String mailTo, FormState form) {
        Instant now = clock.instant();
        List<LinkView> all = links.ofMailbox(session.tenant(), mailbox.row().id).stream()
                .map(link -> LinkView.of(link, now))
                .toList();
        return Templates.mailbox(new MailboxSelfServiceView(
                mailbox,
                desk.path(mailbox),
                switches.ofMailbox(session.tenant(), mailbox, session.scope().all()),
                Level.MAILBOX,
                session.may(Permission.PASSWORD) && LinkUse.possible(mailbox),
                LinkUse.sets(mailbox),
                letters.configured(),
                settings.linkHours(session.tenant()),
                all,
                mailTo,
                form));
    }
}
