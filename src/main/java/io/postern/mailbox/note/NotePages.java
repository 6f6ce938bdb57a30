package io.postern.mailbox.note;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.ShownNotes;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Notes and tags of mailboxes, for staff only. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class NotePages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final Notes notes;
    private final AfterChange after;

    NotePages(Session session, PageModel page, Mailboxes mailboxes, Notes notes, AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.notes = notes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance note(NoteView view);

        static native TemplateInstance tags(List<Notes.TagUse> tags);

        private Templates() {}
    }

    @GET
    @Path("{id}/note")
    @Requires(Permission.NOTES)
    public TemplateInstance show(@RestPath UUID id) {
        OpenMailbox mailbox = mailbox(id);
        ShownNotes.ShownNote now = notes.of(session.tenant(), mailbox.row().address);
        return form(mailbox, now.text(), String.join(", ", now.tags()), false, false);
    }

    @POST
    @Path("{id}/note")
    @Requires(Permission.NOTES)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @RestForm String text, @RestForm String tags) {
        OpenMailbox mailbox = mailbox(id);
        NoteInput input = NoteInput.of(text, tags);
        if (input.textTooLong() || input.tagsTooMany()) {
            return after.invalid(form(mailbox, text, tags, input.textTooLong(), input.tagsTooMany()));
        }
        notes.save(session.tenant(), session.actor(), mailbox, input);
        return RestResponse.seeOther(URI.create(page.getBase() + "/mailboxes/" + id));
    }

    /** All tags in use. */
    @GET
    @Path("tags")
    @Requires(Permission.NOTES)
    public TemplateInstance tags() {
        return Templates.tags(notes.inUse(session.tenant()));
    }

    private TemplateInstance form(
            OpenMailbox mailbox, String text, String tags, boolean textTooLong, boolean tagsTooMany) {
        String changedBy = notes.last(session.tenant(), mailbox.row().address)
                .map(note -> note.changedBy)
                .orElse(null);
        return Templates.note(new NoteView(
                mailbox,
                page.getBase() + "/mailboxes/" + mailbox.row().id,
                text,
                tags,
                changedBy,
                textTooLong,
                tagsTooMany));
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
