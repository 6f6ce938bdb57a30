package io.postern.mailbox.deletion;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows the deleted mail of a mailbox and brings it back. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DeletedMailPages {
    private static final int MOST = 100;

    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final DeletedMail mail;
    private final Changes changes;
    private final AfterChange after;

    DeletedMailPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            DeletedMail mail,
            Changes changes,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.mail = mail;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deletedMail(DeletedMailView view);

        private Templates() {}
    }

    /** @param change the try that was just made here, to tell how each message fared */
    @GET
    @Path("{id}/deleted-mail")
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change) {
        Optional<ChangeView> made = Optional.ofNullable(change)
                .flatMap(known -> changes.find(session.tenant(), known))
                .filter(known -> id.equals(known.mailboxId()) && DeletedMail.restoring(known));
        return view(mailbox(id), made, FormState.fresh());
    }

    @POST
    @Path("{id}/deleted-mail")
    @Requires(Permission.EDIT)
    public RestResponse<TemplateInstance> restore(
            @RestPath UUID id, @RestForm List<String> message, @RestForm UUID operation) {
        OpenMailbox mailbox = mailbox(id);
        List<String> chosen = message == null
                ? List.of()
                : message.stream().filter(each -> !each.isBlank()).distinct().toList();
        if (chosen.isEmpty() || chosen.size() > MOST) {
            FieldError wrong = chosen.isEmpty()
                    ? new FieldError("messages", "required", Map.of())
                    : new FieldError("messages", "too-many", Map.of("maximum", String.valueOf(MOST)));
            return after.invalid(view(mailbox, Optional.empty(), FormState.refused(List.of(wrong))));
        }
        ChangeView change = mail.restore(session.tenant(), session.actor(), operation, mailbox, chosen);
        return RestResponse.seeOther(
                URI.create(page.getBase() + "/mailboxes/" + id + "/deleted-mail?change=" + change.id()));
    }

    private TemplateInstance view(OpenMailbox mailbox, Optional<ChangeView> made, FormState form) {
        ChangeNotice notice = made.map(ChangeNotice::of).orElse(null);
        List<DeletedMail.Result> results =
                made.map(change -> mail.results(session.tenant(), change)).orElse(List.of());
        String path = page.getBase() + "/mailboxes/" + mailbox.row().id;
        if (!mailbox.can(Capability.RESTORE_MESSAGES)) {
            return Templates.deletedMail(new DeletedMailView(mailbox, path, null, notice, results, form));
        }
        try {
            var messages = mail.list(session.tenant(), mailbox);
            return Templates.deletedMail(new DeletedMailView(mailbox, path, messages, notice, results, form));
        } catch (ProviderError error) {
            return Templates.deletedMail(
                    new DeletedMailView(mailbox, path, null, notice, results, FormState.notAsked(error)));
        }
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
