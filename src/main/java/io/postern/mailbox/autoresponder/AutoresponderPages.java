package io.postern.mailbox.autoresponder;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Age;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Sets the automatic reply of a mailbox. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AutoresponderPages {
    private final MailboxDesk desk;
    private final Autoresponses autoresponses;
    private final AfterChange after;
    private final Clock clock;

    AutoresponderPages(MailboxDesk desk, Autoresponses autoresponses, AfterChange after, Clock clock) {
        this.desk = desk;
        this.autoresponses = autoresponses;
        this.after = after;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance autoresponder(AutoresponderView view);

        private Templates() {}
    }

    /** @param again a change of this mailbox that was not made: its input fills the form once more */
    @GET
    @Path("{id}/autoresponder")
    @Requires(Permission.AUTORESPONDER)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID again) {
        OpenMailbox mailbox = desk.open(id);
        return desk.again(mailbox, again, AutoresponderChange.NAME, Autoresponder.class)
                .map(made -> form(mailbox, AutoresponderForm.of(made.input()), made.why()))
                .orElseGet(() -> now(mailbox));
    }

    @POST
    @Path("{id}/autoresponder")
    @Requires(Permission.AUTORESPONDER)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam AutoresponderForm typed) {
        OpenMailbox mailbox = desk.open(id);
        return after.unless(
                errors(mailbox, typed),
                "",
                () -> autoresponses.update(
                        desk.tenant(),
                        desk.actor(),
                        typed.operation,
                        mailbox.target(),
                        typed.autoresponder(AutoresponderView.offered(mailbox))),
                form -> form(mailbox, typed, form));
    }

    /** What would be sent, without sending or saving anything: for browsers without scripts. */
    @POST
    @Path("{id}/autoresponder/preview")
    @Requires(Permission.AUTORESPONDER)
    public TemplateInstance preview(@RestPath UUID id, @BeanParam AutoresponderForm typed) {
        OpenMailbox mailbox = desk.open(id);
        return form(mailbox, typed, FormState.refused(typed.errors(AutoresponderView.offered(mailbox))));
    }

    private List<FieldError> errors(OpenMailbox mailbox, AutoresponderForm typed) {
        Set<AutoresponderOption> offered = AutoresponderView.offered(mailbox);
        List<FieldError> errors = typed.errors(offered);
        return errors.isEmpty() ? desk.rules(mailbox).check(typed.autoresponder(offered)) : errors;
    }

    private TemplateInstance now(OpenMailbox mailbox) {
        LiveReads.Reading<Autoresponder> reading = mailbox.can(Capability.AUTORESPONDER_READ)
                ? desk.askBriefly(mailbox, provider -> provider.readAutoresponder(mailbox.ref()))
                : null;
        Autoresponder live = reading == null ? null : reading.orNull();
        AutoresponderView.Known known = known(mailbox, live, reading != null && live == null);
        AutoresponderForm form = known.best() == null ? new AutoresponderForm() : AutoresponderForm.of(known.best());
        return form(mailbox, form, FormState.fresh(), known);
    }

    private TemplateInstance form(OpenMailbox mailbox, AutoresponderForm typed, FormState form) {
        return form(mailbox, typed, form, known(mailbox, null, false));
    }

    private TemplateInstance form(
            OpenMailbox mailbox, AutoresponderForm typed, FormState form, AutoresponderView.Known known) {
        return Templates.autoresponder(
                new AutoresponderView(mailbox, desk.path(mailbox), typed, form, known, LocalDate.now(clock)));
    }

    private AutoresponderView.Known known(OpenMailbox mailbox, Autoresponder live, boolean unread) {
        Autoresponses.LastSet last =
                autoresponses.lastSet(desk.tenant(), mailbox.row().id).orElse(null);
        return new AutoresponderView.Known(
                live, unread, last, last == null ? null : Age.of(last.at(), clock.instant()));
    }
}
