package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.web.Age;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One mailbox, as its provider describes it now. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MailboxPages {
    private final Session session;
    private final PageModel page;
    private final MailboxDesk desk;
    private final ShownNotes notes;
    private final Clock clock;

    MailboxPages(Session session, PageModel page, MailboxDesk desk, ShownNotes notes, Clock clock) {
        this.session = session;
        this.page = page;
        this.desk = desk;
        this.notes = notes;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance show(MailboxView view);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @Path("{id}")
    @Requires(Permission.VIEW)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change) {
        OpenMailbox mailbox = desk.open(id);
        LiveReads.Reading<MailboxState> reading = desk.read(mailbox);
        MailboxState live = reading.orNull();
        Trouble trouble = reading.trouble();
        return Templates.show(new MailboxView(
                page.getBase(),
                mailbox,
                live == null ? MailboxFacts.copy(mailbox.row()) : MailboxFacts.live(live),
                live == null ? Age.of(mailbox.row().seenAt, clock.instant()) : null,
                trouble,
                trouble != null && trouble.kind() == Kind.NOT_FOUND,
                desk.notice(mailbox, change),
                session.may(Permission.NOTES) ? notes.of(session.tenant(), mailbox.row().address) : null,
                session));
    }
}
