package io.postern.mailbox.details;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Edits name and notification address of a mailbox's owner. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DetailsPages {
    private final MailboxDesk desk;
    private final OwnerDetails owners;
    private final AfterChange after;

    DetailsPages(MailboxDesk desk, OwnerDetails owners, AfterChange after) {
        this.desk = desk;
        this.owners = owners;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance details(DetailsView view);

        private Templates() {}
    }

    /** @param again a change of this mailbox that was not made: its input fills the form once more */
    @GET
    @Path("{id}/details")
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID again) {
        OpenMailbox mailbox = desk.open(id);
        return desk.again(mailbox, again, DetailsChange.NAME, DetailsInput.class)
                .map(made -> form(mailbox, typed(made.input()), made.why(), true))
                .orElseGet(() -> now(mailbox));
    }

    @POST
    @Path("{id}/details")
    @Requires(Permission.EDIT)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam DetailsForm typed) {
        OpenMailbox mailbox = desk.open(id);
        MailboxDetails wanted = typed.details(DetailsView.kept(mailbox));
        return after.unless(
                desk.rules(mailbox).check(wanted),
                "",
                () -> owners.update(desk.tenant(), desk.actor(), typed.operation, mailbox.target(), wanted),
                form -> form(mailbox, typed, form, true));
    }

    private TemplateInstance now(OpenMailbox mailbox) {
        MailboxState live = desk.read(mailbox).orNull();
        MailboxFacts facts = live == null ? MailboxFacts.copy(mailbox.row()) : MailboxFacts.live(live);
        return form(mailbox, DetailsForm.of(facts), FormState.fresh(), live != null);
    }

    private static DetailsForm typed(DetailsInput input) {
        return DetailsForm.of(input.firstName(), input.lastName(), input.notificationAddress());
    }

    private TemplateInstance form(OpenMailbox mailbox, DetailsForm typed, FormState form, boolean live) {
        return Templates.details(new DetailsView(mailbox, desk.path(mailbox), typed, form, live));
    }
}
