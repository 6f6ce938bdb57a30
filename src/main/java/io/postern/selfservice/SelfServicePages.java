package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.access.Session;
import io.postern.access.Sessions;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.MailboxFacts;
import io.postern.platform.web.Age;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.MailboxState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the owner of a mailbox begins: what it holds, what is on, and how the last change went. */
@Path("/{tenant}/me")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SelfServicePages {
    private final OwnDesk desk;
    private final OwnReplies replies;
    private final Session session;
    private final Sessions sessions;
    private final PageModel page;
    private final Htmx htmx;
    private final Flashes flashes;
    private final SelfServiceMessages messages;
    private final Clock clock;

    SelfServicePages(
            OwnDesk desk,
            OwnReplies replies,
            Session session,
            Sessions sessions,
            PageModel page,
            Htmx htmx,
            Flashes flashes,
            SelfServiceMessages messages,
            Clock clock) {
        this.desk = desk;
        this.replies = replies;
        this.session = session;
        this.sessions = sessions;
        this.page = page;
        this.htmx = htmx;
        this.flashes = flashes;
        this.messages = messages;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "me", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance show(OverviewView view);

        static native TemplateInstance change(Own own, ChangeNotice change);

        static native TemplateInstance change$state(Own own, ChangeNotice change);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @MailboxOwner
    public TemplateInstance show(@RestQuery UUID change) {
        Own own = desk.open();
        MailboxState live = desk.read(own).orNull();
        return Templates.show(new OverviewView(
                own,
                live == null ? MailboxFacts.copy(own.mailbox().row()) : MailboxFacts.live(live),
                live == null ? Age.of(own.mailbox().row().seenAt, clock.instant()) : null,
                // a provider that is slow or away is not asked twice
                own.replies() ? replies.now(own, live != null) : null,
                desk.notice(change)));
    }

    /** How a change stands: what "in progress" polls. */
    @GET
    @Path("change")
    @MailboxOwner
    public TemplateInstance change(@RestQuery UUID id) {
        Own own = desk.open();
        ChangeNotice change = desk.notice(id);
        if (change == null) {
            throw new NotFoundException();
        }
        return htmx.wantsFragment() ? Templates.change$state(own, change) : Templates.change(own, change);
    }

    @POST
    @Path("sign-out")
    @MailboxOwner
    public Response signOut() {
        sessions.signOut(session);
        flashes.show(Flash.Tone.GOOD, messages.signed_out());
        return Response.seeOther(URI.create(page.getBase() + "/me/sign-in")).build();
    }
}
