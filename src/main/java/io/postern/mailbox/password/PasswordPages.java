package io.postern.mailbox.password;

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
import io.postern.platform.secret.Secret;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Changes the password of a mailbox, or lets the provider make a new one. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PasswordPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final Connections connections;
    private final Passwords passwords;
    private final Changes changes;
    private final AfterChange after;

    PasswordPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            Connections connections,
            Passwords passwords,
            Changes changes,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.passwords = passwords;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance password(PasswordView view);

        static native TemplateInstance passwordReset(
                OpenMailbox mailbox, String path, ChangeNotice change, String made);

        private Templates() {}
    }

    @GET
    @Path("{id}/password")
    @Requires(Permission.PASSWORD)
    public TemplateInstance show(@RestPath UUID id) {
        return form(mailbox(id), FormState.fresh());
    }

    @POST
    @Path("{id}/password")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> change(
            @RestPath UUID id,
            @RestForm("current-password") String current,
            @RestForm("new-password") String next,
            @RestForm UUID operation) {
        OpenMailbox mailbox = mailbox(id);
        List<FieldError> errors = new ArrayList<>();
        if (current == null || current.isEmpty()) {
            errors.add(new FieldError("oldPassword", "required", Map.of()));
        }
        if (next == null || next.isEmpty()) {
            errors.add(new FieldError("newPassword", "required", Map.of()));
        } else {
            errors.addAll(connections
                    .provider(session.tenant(), mailbox.connection().id)
                    .checkNewPassword(mailbox.address(), Secret.of(next)));
        }
        if (!errors.isEmpty()) {
            return after.invalid(form(mailbox, FormState.refused(errors)));
        }
        ChangeView change = passwords.change(
                session.tenant(), session.actor(), operation, mailbox.target(), Secret.of(current), Secret.of(next));
        return after.orForm(change, form -> form(mailbox, form));
    }

    @POST
    @Path("{id}/password/reset")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> reset(@RestPath UUID id, @RestForm UUID operation) {
        ChangeView change = passwords.reset(
                session.tenant(), session.actor(), operation, mailbox(id).target());
        return RestResponse.seeOther(
                URI.create(page.getBase() + "/mailboxes/" + id + "/password/reset/" + change.id()));
    }

    /** Shows what the provider made: once, and to the person who asked for it. */
    @GET
    @Path("{id}/password/reset/{change}")
    @Requires(Permission.PASSWORD)
    public TemplateInstance made(@RestPath UUID id, @RestPath UUID change) {
        OpenMailbox mailbox = mailbox(id);
        ChangeNotice notice = changes.find(session.tenant(), change)
                .filter(made -> id.equals(made.mailboxId()))
                .map(ChangeNotice::of)
                .orElseThrow(NotFoundException::new);
        String made = notice.done() && session.memberId() != null
                ? passwords
                        .generated(session.tenant(), change, session.memberId())
                        // the one place where a secret becomes part of a page
                        .map(Secret::reveal)
                        .orElse(null)
                : null;
        return Templates.passwordReset(mailbox, page.getBase() + "/mailboxes/" + id, notice, made);
    }

    private TemplateInstance form(OpenMailbox mailbox, FormState form) {
        return Templates.password(new PasswordView(mailbox, page.getBase() + "/mailboxes/" + mailbox.row().id, form));
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
