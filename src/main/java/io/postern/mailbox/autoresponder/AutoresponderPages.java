package io.postern.mailbox.autoresponder;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.connection.Connections;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Age;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Autoresponder;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Sets the automatic reply of a mailbox. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AutoresponderPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final Connections connections;
    private final Autoresponses autoresponses;
    private final Changes changes;
    private final AfterChange after;
    private final Clock clock;

    AutoresponderPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            Connections connections,
            Autoresponses autoresponses,
            Changes changes,
            AfterChange after,
            Clock clock) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.autoresponses = autoresponses;
        this.changes = changes;
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
        OpenMailbox mailbox = mailbox(id);
        Optional<ChangeView> made =
                Optional.ofNullable(again).flatMap(change -> changes.find(session.tenant(), change));
        Optional<AutoresponderForm> typed =
                made.flatMap(change -> autoresponses.wanted(change, id)).map(AutoresponderForm::of);
        if (typed.isPresent()) {
            FormState why = FormState.failed(ChangeNotice.of(made.orElseThrow()));
            return Templates.autoresponder(view(mailbox, typed.get(), why));
        }
        AutoresponderForm form = autoresponses
                .lastSet(session.tenant(), id)
                .map(set -> AutoresponderForm.of(set.autoresponder()))
                .orElseGet(AutoresponderForm::new);
        return Templates.autoresponder(view(mailbox, form, FormState.fresh()));
    }

    @POST
    @Path("{id}/autoresponder")
    @Requires(Permission.AUTORESPONDER)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam AutoresponderForm typed) {
        OpenMailbox mailbox = mailbox(id);
        List<FieldError> errors = typed.errors();
        if (errors.isEmpty()) {
            errors = connections
                    .provider(session.tenant(), mailbox.connection().id)
                    .check(mailbox.ref(), typed.autoresponder());
        }
        if (!errors.isEmpty()) {
            return after.invalid(Templates.autoresponder(view(mailbox, typed, FormState.refused(errors))));
        }
        Autoresponder wanted = typed.autoresponder();
        var change = autoresponses.update(session.tenant(), session.actor(), typed.operation, mailbox.target(), wanted);
        return after.orForm(change, form -> Templates.autoresponder(view(mailbox, typed, form)));
    }

    /** What would be sent, without sending or saving anything: for browsers without scripts. */
    @POST
    @Path("{id}/autoresponder/preview")
    @Requires(Permission.AUTORESPONDER)
    public TemplateInstance preview(@RestPath UUID id, @BeanParam AutoresponderForm typed) {
        return Templates.autoresponder(view(mailbox(id), typed, FormState.refused(typed.errors())));
    }

    private AutoresponderView view(OpenMailbox mailbox, AutoresponderForm typed, FormState form) {
        Autoresponses.LastSet last =
                autoresponses.lastSet(session.tenant(), mailbox.row().id).orElse(null);
        return new AutoresponderView(
                mailbox,
                page.getBase() + "/mailboxes/" + mailbox.row().id,
                typed,
                form,
                last,
                last == null ? null : Age.of(last.at(), clock.instant()),
                LocalDate.now(clock));
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
