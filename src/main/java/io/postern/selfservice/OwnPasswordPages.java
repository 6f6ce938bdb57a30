package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.mailbox.FormState;
import io.postern.mailbox.password.Passwords;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.provider.FieldError;
import io.postern.selfservice.limit.Pause;
import io.postern.selfservice.limit.SignInLimits;
import io.postern.selfservice.offer.Offer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** An owner changes the password of his mailbox, with the one it has now. */
@Path("/{tenant}/me/password")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OwnPasswordPages {
    private static final int TOO_MANY = 429;

    private final OwnDesk desk;
    private final Session session;
    private final Passwords passwords;
    private final PasswordPolicies policies;
    private final SignInLimits limits;
    private final KnownBrowsers browsers;
    private final AfterOwnChange after;

    OwnPasswordPages(
            OwnDesk desk,
            Session session,
            Passwords passwords,
            PasswordPolicies policies,
            SignInLimits limits,
            KnownBrowsers browsers,
            AfterOwnChange after) {
        this.browsers = browsers;
        this.desk = desk;
        this.session = session;
        this.passwords = passwords;
        this.policies = policies;
        this.limits = limits;
        this.after = after;
    }

    @CheckedTemplate(basePath = "me")
    static class Templates {
        static native TemplateInstance password(OwnPasswordView view);

        private Templates() {}
    }

    @GET
    @MailboxOwner
    public TemplateInstance show() {
        return form(desk.open(Offer::password), FormState.fresh(), null);
    }

    @POST
    @MailboxOwner
    public RestResponse<TemplateInstance> change(
            @RestForm("current-password") String current,
            @RestForm("new-password") String next,
            @RestForm UUID operation) {
        Own own = desk.open(Offer::password);
        if (!own.changesPassword()) {
            throw new NotFoundException();
        }
        List<FieldError> errors = errors(own, current, next);
        if (!errors.isEmpty()) {
            return after.invalid(form(own, FormState.refused(errors), null));
        }
        SignInLimits.Try attempt =
                browsers.recognise(new SignInLimits.Try(session.tenant(), own.address(), session.remoteAddress()));
        Optional<Duration> wait = limits.count(attempt);
        if (wait.isPresent()) {
            Pause pause = Pause.of(wait.get());
            return RestResponse.ResponseBuilder.<TemplateInstance>create(TOO_MANY)
                    .header("Retry-After", pause.seconds())
                    .entity(form(own, FormState.fresh(), pause))
                    .build();
        }
        ChangeView change = passwords.changeOwn(
                session.tenant(), session, operation, own.mailbox().target(), Secret.of(current), Secret.of(next));
        settle(attempt, change);
        return after.orForm(change, form -> form(own, form, null));
    }

    /** Only a wrong present password counts; of a change that goes on nobody knows yet. */
    private void settle(SignInLimits.Try attempt, ChangeView change) {
        if (change.done()) {
            limits.right(attempt);
        } else if (change.finished() && !"old-password".equals(change.outcomeCode())) {
            limits.giveBack(attempt);
        }
    }

    private List<FieldError> errors(Own own, String current, String next) {
        List<FieldError> errors = new ArrayList<>();
        if (blank(current)) {
            errors.add(new FieldError("oldPassword", "required", Map.of()));
        }
        if (blank(next)) {
            errors.add(new FieldError("newPassword", "required", Map.of()));
        } else {
            errors.addAll(policy(own).check(Secret.of(next)));
        }
        return errors;
    }

    private PasswordPolicy policy(Own own) {
        return policies.of(session.tenant(), own.mailbox());
    }

    private TemplateInstance form(Own own, FormState form, Pause pause) {
        return Templates.password(new OwnPasswordView(own, policy(own), form, pause));
    }

    private static boolean blank(String typed) {
        return typed == null || typed.isEmpty();
    }
}
