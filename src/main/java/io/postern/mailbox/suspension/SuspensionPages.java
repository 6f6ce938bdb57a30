package io.postern.mailbox.suspension;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.FieldError;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionEffect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Suspends and resumes one mailbox, after saying what that stops. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SuspensionPages {
    private final MailboxDesk desk;
    private final Suspensions suspensions;
    private final AfterChange after;

    SuspensionPages(MailboxDesk desk, Suspensions suspensions, AfterChange after) {
        this.desk = desk;
        this.suspensions = suspensions;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance suspension(SuspensionView view);

        private Templates() {}
    }

    @GET
    @Path("{id}/suspension")
    @Requires(Permission.SUSPEND)
    public TemplateInstance ask(@RestPath UUID id) {
        OpenMailbox mailbox = desk.open(id);
        return form(mailbox, mailbox.provider().suspensionEffects(), FormState.fresh());
    }

    @POST
    @Path("{id}/suspension")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> suspend(@RestPath UUID id, @BeanParam SuspensionForm typed) {
        OpenMailbox mailbox = desk.open(id);
        boolean choice = mailbox.provider().options().suspensionChoice();
        List<FieldError> errors = choice ? typed.errors(mailbox.provider().suspensionEffects()) : List.of();
        if (!errors.isEmpty()) {
            return after.invalid(form(mailbox, typed.chosen(), FormState.refused(errors)));
        }
        ChangeView change = suspensions.suspend(
                desk.tenant(), desk.actor(), typed.operation, mailbox.target(), choice ? typed.chosen() : Set.of());
        return after.toMailbox(change);
    }

    @POST
    @Path("{id}/suspension/delete")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> resume(@RestPath UUID id, @RestForm UUID operation) {
        return after.toMailbox(suspensions.resume(
                desk.tenant(), desk.actor(), operation, desk.open(id).target()));
    }

    private SuspensionView.ByStaff byStaff(OpenMailbox mailbox) {
        return suspensions.byStaff(
                desk.tenant(), mailbox.row().id, mailbox.provider().suspensionEffects());
    }

    private TemplateInstance form(OpenMailbox mailbox, Set<SuspensionEffect> chosen, FormState form) {
        MailboxState live = desk.read(mailbox).orNull();
        MailboxStatus status = live == null ? mailbox.row().status : live.status();
        Set<SuspensionEffect> stopped = live == null || live.stopped() == null ? Set.of() : live.stopped();
        return Templates.suspension(new SuspensionView(
                mailbox,
                desk.path(mailbox),
                status == MailboxStatus.SUSPENDED,
                mailbox.domain().stoppedByBilling() ? byStaff(mailbox) : null,
                stopped,
                chosen,
                form));
    }
}
