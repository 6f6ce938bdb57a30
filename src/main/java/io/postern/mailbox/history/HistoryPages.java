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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Every change of one mailbox that was made through the portal. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class HistoryPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final MailboxHistory history;

    HistoryPages(Session session, PageModel page, Mailboxes mailboxes, MailboxHistory history) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.history = history;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance history(OpenMailbox mailbox, HistoryPage entries, String path);

        private Templates() {}
    }

    @GET
    @Path("{id}/history")
    @Requires(Permission.HISTORY)
    public TemplateInstance history(@RestPath UUID id, @RestQuery Long before) {
        OpenMailbox mailbox =
                mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
        return Templates.history(
                mailbox,
                history.of(session.tenant(), id, before == null ? Long.MAX_VALUE : before),
                page.getBase() + "/mailboxes/" + id);
    }
}
