package io.postern.mailbox.deletion;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Capability;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Deletes a mailbox, after its name was typed. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeletionPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final LiveReads reads;
    private final MailboxDeletion deletion;
    private final AfterChange after;
    private final Clock clock;

    DeletionPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            LiveReads reads,
            MailboxDeletion deletion,
            AfterChange after,
            Clock clock) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.deletion = deletion;
        this.after = after;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance deletion(DeletionView view);

        private Templates() {}
    }

    @GET
    @Path("{id}/deletion")
    @Requires(Permission.DELETE)
    public TemplateInstance ask(@RestPath UUID id) {
        OpenMailbox mailbox = mailbox(id);
        MailboxState now = reads.read(session.tenant(), mailbox).orNull();
        MailboxFacts facts = now == null ? MailboxFacts.copy(mailbox.row()) : MailboxFacts.live(now);
        return form(mailbox, facts, "", FormState.fresh());
    }

    @POST
    @Path("{id}/deletion")
    @Requires(Permission.DELETE)
    public RestResponse<TemplateInstance> delete(
            @RestPath UUID id, @RestForm String confirmation, @RestForm UUID operation) {
        OpenMailbox mailbox = mailbox(id);
        MailboxFacts facts = MailboxFacts.copy(mailbox.row());
        String typed = confirmation == null ? "" : confirmation;
        if (!DeletionView.confirms(typed, phrase(mailbox))) {
            String key = typed.isBlank() ? "required" : "not-confirmed";
            var wrong = List.of(new FieldError("confirmation", key, Map.of()));
            return after.invalid(form(mailbox, facts, typed, FormState.refused(wrong)));
        }
        ChangeView change = deletion.delete(session.tenant(), session.actor(), operation, mailbox);
        return after.orForm(change, form -> form(mailbox, facts, typed, form));
    }

    private TemplateInstance form(OpenMailbox mailbox, MailboxFacts facts, String typed, FormState form) {
        int days =
                mailbox.can(Capability.RESTORE) ? mailbox.provider().options().restoreDays() : 0;
        String until = days == 0 ? null : LocalDate.now(clock).plusDays(days).toString();
        return Templates.deletion(new DeletionView(
                mailbox,
                facts,
                page.getBase() + "/mailboxes/" + mailbox.row().id,
                phrase(mailbox),
                typed,
                until,
                form));
    }

    private String phrase(OpenMailbox mailbox) {
        return DeletionView.phrase(session.tenant().value(), mailbox);
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
