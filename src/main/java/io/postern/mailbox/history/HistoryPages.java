package io.postern.mailbox.history;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Every change of one mailbox that was made through the portal, and what its provider wrote down. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HistoryPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final MailboxHistory history;
    private final MailboxTimelines timelines;

    HistoryPages(
            Session session, PageModel page, Mailboxes mailboxes, MailboxHistory history, MailboxTimelines timelines) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.history = history;
        this.timelines = timelines;
    }

    @CheckedTemplate(basePath = "mailboxes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance history(
                OpenMailbox mailbox, Timeline timeline, boolean theirs, boolean unread, String path);

        static native TemplateInstance historyGone(String address, HistoryPage entries, String path);

        private Templates() {}
    }

    /** @param before with {@code log} and {@code skip}: where the page starts, as the link to older entries says */
    @GET
    @Path("{id}/history")
    @Requires(Permission.HISTORY)
    public TemplateInstance history(
            @RestPath UUID id, @RestQuery Long before, @RestQuery String log, @RestQuery Integer skip) {
        HistoryPlace from = HistoryPlace.of(before, log, skip);
        Optional<OpenMailbox> found = mailboxes.find(session.tenant(), session.scope(), id);
        String path = page.getBase() + "/mailboxes/" + id;
        if (found.isEmpty()) {
            String former =
                    history.formerAddress(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
            return Templates.historyGone(former, history.of(session.tenant(), id, from.before()), path);
        }
        MailboxTimelines.Told told = timelines.of(session.tenant(), found.get(), from);
        return Templates.history(found.get(), told.timeline(), told.theirs(), told.unread(), path);
    }
}
