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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who is signed in at the tenant, for its owners. */
@Path("/{tenant}/sessions/all")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SignedInPeoplePages {
    private final SignedInPeople people;
    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final AccessMessages messages;
    private final Clock clock;

    SignedInPeoplePages(
            SignedInPeople people,
            Session session,
            PageModel page,
            Flashes flashes,
            AccessMessages messages,
            Clock clock) {
        this.people = people;
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "sessions", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance all(List<PersonRow> rows, String q, boolean later, UUID next);
    }

    @GET
    @Requires(Permission.MEMBERS)
    public TemplateInstance list(@QueryParam("q") String q, @QueryParam("after") UUID after) {
        String wanted = q == null ? "" : q.strip();
        SignedInPeople.Page found = people.page(session.tenant(), wanted, after);
        Instant now = clock.instant();
        List<PersonRow> rows = found.sessions().stream()
                .map(each -> PersonRow.of(each, session.id(), now))
                .toList();
        return Templates.all(rows, wanted, found.later(), found.next());
    }

    @POST
    @Path("/{id}/delete")
    @Requires(Permission.MEMBERS)
    public Response end(@PathParam("id") UUID id) {
        String name = people.end(session, id);
        if (name == null) {
            throw new NotFoundException();
        }
        flashes.show(Flash.Tone.GOOD, messages.ended_of(name));
        return back();
    }

    @POST
    @Path("/{id}/person/delete")
    @Requires(Permission.MEMBERS)
    public Response endAllOf(@PathParam("id") UUID id) {
        int ended = people.endAllOf(session, id);
        if (ended < 0) {
            throw new NotFoundException();
        }
        flashes.show(Flash.Tone.GOOD, messages.ended_person(ended));
        return back();
    }

    private Response back() {
        return Response.seeOther(URI.create(page.getBase() + "/sessions/all")).build();
    }
}
