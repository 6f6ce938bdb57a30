package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.Changes;
import io.postern.platform.web.Age;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.Kind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
    private final Mailboxes mailboxes;
    private final LiveReads reads;
    private final Changes changes;
    private final Clock clock;

    MailboxPages(Session session, PageModel page, Mailboxes mailboxes, LiveReads reads, Changes changes, Clock clock) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.changes = changes;
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
        OpenMailbox mailbox =
                mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
        LiveReads.Reading reading = reads.read(session.tenant(), mailbox);
        ChangeNotice notice = change == null
                ? null
                : changes.find(session.tenant(), change)
                        .filter(made -> id.equals(made.mailboxId()))
                        .map(ChangeNotice::of)
                        .orElse(null);
        return Templates.show(view(mailbox, reading, notice));
    }

    private MailboxView view(OpenMailbox mailbox, LiveReads.Reading reading, ChangeNotice notice) {
        Age age = Age.of(mailbox.row().seenAt, clock.instant());
        MailboxFacts copy = MailboxFacts.copy(mailbox.row());
        return switch (reading) {
            case LiveReads.Reading.Fresh(var state) ->
                new MailboxView(page.getBase(), mailbox, MailboxFacts.live(state), null, null, false, notice, session);
            case LiveReads.Reading.Late _ ->
                new MailboxView(page.getBase(), mailbox, copy, age, null, false, notice, session);
            case LiveReads.Reading.NotAsked _ ->
                new MailboxView(page.getBase(), mailbox, copy, age, Trouble.NOT_ASKED, false, notice, session);
            case LiveReads.Reading.Failed(var error) ->
                new MailboxView(
                        page.getBase(),
                        mailbox,
                        copy,
                        age,
                        Trouble.reading(error),
                        error.kind() == Kind.NOT_FOUND,
                        notice,
                        session);
        };
    }
}
