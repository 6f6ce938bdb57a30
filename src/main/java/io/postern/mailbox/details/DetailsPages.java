package io.postern.mailbox.details;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.connection.Connections;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Edits name and notification address of a mailbox's owner. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DetailsPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final LiveReads reads;
    private final Connections connections;
    private final OwnerDetails owners;
    private final Changes changes;
    private final AfterChange after;

    DetailsPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            LiveReads reads,
            Connections connections,
            OwnerDetails owners,
            Changes changes,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.connections = connections;
        this.owners = owners;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance details(
                OpenMailbox mailbox, String path, DetailsForm typed, FormState form, boolean live);

        private Templates() {}
    }

    /** @param again a change of this mailbox that was not made: its input fills the form once more */
    @GET
    @Path("{id}/details")
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID again) {
        OpenMailbox mailbox = mailbox(id);
        Optional<ChangeView> made =
                Optional.ofNullable(again).flatMap(change -> changes.find(session.tenant(), change));
        Optional<DetailsForm> typed =
                made.flatMap(change -> owners.wanted(change, id)).map(DetailsForm::of);
        if (typed.isPresent()) {
            return form(mailbox, typed.get(), FormState.failed(ChangeNotice.of(made.orElseThrow())), true);
        }
        return switch (reads.read(session.tenant(), mailbox)) {
            case LiveReads.Reading.Fresh(var state) ->
                form(mailbox, DetailsForm.of(MailboxFacts.live(state)), FormState.fresh(), true);
            case LiveReads.Reading.Late _, LiveReads.Reading.Failed _, LiveReads.Reading.NotAsked _ ->
                form(mailbox, DetailsForm.of(MailboxFacts.copy(mailbox.row())), FormState.fresh(), false);
        };
    }

    @POST
    @Path("{id}/details")
    @Requires(Permission.EDIT)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam DetailsForm typed) {
        OpenMailbox mailbox = mailbox(id);
        List<FieldError> errors =
                connections.provider(session.tenant(), mailbox.connection().id).check(typed.details());
        if (!errors.isEmpty()) {
            return after.invalid(form(mailbox, typed, FormState.refused(errors), true));
        }
        var change =
                owners.update(session.tenant(), session.actor(), typed.operation, mailbox.target(), typed.details());
        return after.orForm(change, form -> form(mailbox, typed, form, true));
    }

    private TemplateInstance form(OpenMailbox mailbox, DetailsForm typed, FormState form, boolean live) {
        return Templates.details(mailbox, page.getBase() + "/mailboxes/" + mailbox.row().id, typed, form, live);
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
