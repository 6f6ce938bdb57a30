package io.postern.access;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Where a person is signed in, and the way to end it. */
@Path("/{tenant}/sessions")
@RunOnVirtualThread
public class SessionPages {
    private final Sessions sessions;
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final AccessMessages messages;

    SessionPages(Sessions sessions, Session session, PageModel page, Flashes flashes, AccessMessages messages) {
        this.sessions = sessions;
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "sessions", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(List<SessionRow> rows);
    }

    @GET
    @SignedIn
    public TemplateInstance list() {
        UUID current = session.id();
        return Templates.list(sessions.own(session).stream()
                .map(row -> SessionRow.of(row, current))
                .toList());
    }

    @POST
    @Path("/{id}/delete")
    @SignedIn
    public Response end(@PathParam("id") UUID id) {
        if (id.equals(session.id())) {
            sessions.signOut(session);
            return Response.seeOther(URI.create(page.isEmbedded() ? page.getBase() + "/sign-in/framed" : "/"))
                    .build();
        }
        if (!sessions.end(session, id)) {
            throw new NotFoundException();
        }
        flashes.show(Flash.Tone.GOOD, messages.ended());
        return back();
    }

    @POST
    @Path("/others/delete")
    @SignedIn
    public Response endOthers() {
        flashes.show(Flash.Tone.GOOD, messages.ended_others(sessions.endOthers(session)));
        return back();
    }

    private Response back() {
        return Response.seeOther(URI.create(page.getBase() + "/sessions")).build();
    }
}
