package io.postern.mailbox.suspension;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Suspends and resumes one mailbox, after saying what that stops. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SuspensionPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final LiveReads reads;
    private final Suspensions suspensions;
    private final AfterChange after;

    SuspensionPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            LiveReads reads,
            Suspensions suspensions,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.suspensions = suspensions;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance suspension(OpenMailbox mailbox, boolean suspended, FormState form, String path);

        private Templates() {}
    }

    @GET
    @Path("{id}/suspension")
    @Requires(Permission.SUSPEND)
    public TemplateInstance ask(@RestPath UUID id) {
        OpenMailbox mailbox = mailbox(id);
        MailboxStatus status =
                switch (reads.read(session.tenant(), mailbox)) {
                    case LiveReads.Reading.Fresh(var state) -> state.status();
                    case LiveReads.Reading.Late _, LiveReads.Reading.Failed _, LiveReads.Reading.NotAsked _ ->
                        mailbox.row().status;
                };
        return Templates.suspension(
                mailbox, status == MailboxStatus.SUSPENDED, FormState.fresh(), page.getBase() + "/mailboxes/" + id);
    }

    @POST
    @Path("{id}/suspension")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> suspend(@RestPath UUID id, @RestForm UUID operation) {
        ChangeView change = suspensions.suspend(
                session.tenant(), session.actor(), operation, mailbox(id).target());
        return after.toMailbox(change);
    }

    @POST
    @Path("{id}/suspension/delete")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> resume(@RestPath UUID id, @RestForm UUID operation) {
        ChangeView change = suspensions.resume(
                session.tenant(), session.actor(), operation, mailbox(id).target());
        return after.toMailbox(change);
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
