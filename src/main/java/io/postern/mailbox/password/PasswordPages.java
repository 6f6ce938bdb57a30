package io.postern.mailbox.password;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.ShownOnce;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.platform.secret.Secret;
import io.postern.provider.FieldError;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Changes or sets the password of a mailbox, or lets the provider make a new one. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class PasswordPages {
    private final MailboxDesk desk;
    private final Passwords passwords;
    private final ShownOnce shownOnce;
    private final AfterChange after;
    private final PasswordPolicies policies;

    PasswordPages(
            MailboxDesk desk, Passwords passwords, PasswordPolicies policies, ShownOnce shownOnce, AfterChange after) {
        this.desk = desk;
        this.policies = policies;
        this.passwords = passwords;
        this.shownOnce = shownOnce;
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
        return form(desk.open(id), FormState.fresh());
    }

    /**
     * @param current may be missing where the provider needs none
     * @param choice where it needs none: {@code generated} for a password that we make and show once
     */
    @POST
    @Path("{id}/password")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> change(
            @RestPath UUID id,
            @RestForm("current-password") String current,
            @RestForm("new-password") String next,
            @RestForm("password-choice") String choice,
            @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        boolean set =
                mailbox.can(Capability.PASSWORD_SET) && (blank(current) || !mailbox.can(Capability.PASSWORD_CHANGE));
        if (set && "generated".equals(choice)) {
            return generate(mailbox, operation);
        }
        List<FieldError> errors = new ArrayList<>();
        if (!set && blank(current)) {
            errors.add(new FieldError("oldPassword", "required", Map.of()));
        }
        if (blank(next)) {
            errors.add(new FieldError("newPassword", "required", Map.of()));
        } else {
            errors.addAll(policies.of(desk.tenant(), mailbox).check(Secret.of(next)));
        }
        return after.unless(
                errors,
                "",
                () -> set
                        ? passwords.set(
                                desk.tenant(), desk.actor(), operation, mailbox.target(), Secret.of(next), false)
                        : passwords.change(
                                desk.tenant(),
                                desk.actor(),
                                operation,
                                mailbox.target(),
                                Secret.of(current),
                                Secret.of(next)),
                form -> form(mailbox, form));
    }

    private RestResponse<TemplateInstance> generate(OpenMailbox mailbox, UUID operation) {
        Secret made = StrongPasswords.make(policies.of(desk.tenant(), mailbox));
        return after.orForm(
                passwords.set(desk.tenant(), desk.actor(), operation, mailbox.target(), made, true),
                form -> form(mailbox, form));
    }

    @POST
    @Path("{id}/password/reset")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> reset(@RestPath UUID id, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        ChangeView change = passwords.reset(desk.tenant(), desk.actor(), operation, mailbox.target());
        return RestResponse.seeOther(URI.create(desk.path(mailbox) + "/password/reset/" + change.id()));
    }

    /** Shows what the provider made: once, and to the person who asked for it. */
    @GET
    @Path("{id}/password/reset/{change}")
    @Requires(Permission.PASSWORD)
    public TemplateInstance made(@RestPath UUID id, @RestPath UUID change) {
        OpenMailbox mailbox = desk.open(id);
        ChangeNotice notice = desk.notice(mailbox, change);
        if (notice == null) {
            throw new NotFoundException();
        }
        return Templates.passwordReset(mailbox, desk.path(mailbox), notice, shownOnce.take(notice));
    }

    private TemplateInstance form(OpenMailbox mailbox, FormState form) {
        return Templates.password(
                new PasswordView(mailbox, desk.path(mailbox), policies.of(desk.tenant(), mailbox), form));
    }

    private static boolean blank(String typed) {
        return typed == null || typed.isEmpty();
    }
}
