package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.access.Session;
import io.postern.access.SessionRow;
import io.postern.access.Sessions;
import io.postern.mailbox.signout.SignOuts;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.selfservice.offer.Offer;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Where an owner is signed in, and the way to end it, in mail programs too where the provider can. */
@Path("/{tenant}/me/sessions")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OwnSessionsPages {
    private final OwnDesk desk;
    private final Session session;
    private final Sessions sessions;
    private final SignOuts signOuts;
    private final AfterOwnChange after;
    private final PageModel page;
    private final Flashes flashes;
    private final SelfServiceMessages messages;

    OwnSessionsPages(
            OwnDesk desk,
            Session session,
            Sessions sessions,
            SignOuts signOuts,
            AfterOwnChange after,
            PageModel page,
            Flashes flashes,
            SelfServiceMessages messages) {
        this.desk = desk;
        this.session = session;
        this.sessions = sessions;
        this.signOuts = signOuts;
        this.after = after;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "me")
    static class Templates {
        static native TemplateInstance sessions(Own own, UUID operation, List<SessionRow> rows);

        private Templates() {}
    }

    @GET
    @MailboxOwner
    public TemplateInstance list() {
        Own own = desk.open(Offer::signOut);
        return Templates.sessions(
                own,
                UUID.randomUUID(),
                sessions.own(session).stream()
                        .map(row -> SessionRow.of(row, session.id()))
                        .toList());
    }

    /** @param which a session of the same mailbox, other than the one at hand */
    @POST
    @Path("delete")
    @MailboxOwner
    public RestResponse<TemplateInstance> end(@RestForm("session") UUID which) {
        Own _ = desk.open(Offer::signOut);
        if (which == null || which.equals(session.id()) || !sessions.end(session, which)) {
            throw new NotFoundException();
        }
        flashes.show(Flash.Tone.GOOD, messages.session_ended());
        return back();
    }

    /** Everywhere else: the browser at hand stays, to see how it went. */
    @POST
    @Path("others/delete")
    @MailboxOwner
    public RestResponse<TemplateInstance> endOthers(@RestForm UUID operation) {
        Own own = desk.open(Offer::signOut);
        int ended = sessions.endOthers(session);
        if (own.signsOutPrograms()) {
            return after.toOverview(signOuts.everywhere(
                    session.tenant(), session.actor(), operation, own.mailbox().target()));
        }
        flashes.show(Flash.Tone.GOOD, messages.sessions_ended(ended));
        return back();
    }

    private <T> RestResponse<T> back() {
        return RestResponse.seeOther(URI.create(page.getBase() + "/me/sessions"));
    }
}
