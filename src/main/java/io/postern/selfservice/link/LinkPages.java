package io.postern.selfservice.link;

import io.postern.access.GuestPage;
import io.postern.access.MailboxOwnership;
import io.postern.access.PublicPage;
import io.postern.access.Scope;
import io.postern.access.Sessions;
import io.postern.change.ChangeView;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.selfservice.limit.Pause;
import io.postern.selfservice.limit.SignInLimits;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Where a link to set the password leads. Looking at it uses nothing up, because programs look at links in mail too. The
 * code stands in the query, which no span keeps, and in no address that this page leads to.
 */
@Path("/{tenant}/me/link")
@RunOnVirtualThread
public class LinkPages {
    private static final int UNPROCESSABLE = 422;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    private final SetPasswordLinks links;
    private final LinkUse use;
    private final SignInLimits limits;
    private final Mailboxes mailboxes;
    private final PasswordPolicies policies;
    private final Sessions sessions;
    private final Exchange exchange;
    private final PageModel page;
    private final GuestPage guest;
    private final Clock clock;

    LinkPages(
            SetPasswordLinks links,
            LinkUse use,
            SignInLimits limits,
            Mailboxes mailboxes,
            PasswordPolicies policies,
            Sessions sessions,
            Exchange exchange,
            PageModel page,
            GuestPage guest,
            Clock clock) {
        this.links = links;
        this.use = use;
        this.limits = limits;
        this.mailboxes = mailboxes;
        this.policies = policies;
        this.sessions = sessions;
        this.exchange = exchange;
        this.page = page;
        this.guest = guest;
        this.clock = clock;
    }

    /** @param made what the provider made, or null */
    @CheckedTemplate(basePath = "me", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance link(
                OpenMailbox mailbox, String code, boolean sets, PasswordPolicy policy, FormState form, Pause pause);

        static native TemplateInstance linkDone(
                OpenMailbox mailbox, String code, ChangeNotice change, boolean makes, String made);

        static native TemplateInstance linkGone(SetPasswordLink.State state);

        private Templates() {}
    }

    /** A link that may be used here and now. */
    private record Usable(TenantId tenant, LinkCode code, SetPasswordLink link, OpenMailbox mailbox) {}

    @GET
    @PublicPage("the code of the link is the proof, and looking uses nothing up")
    public Response show(@PathParam("tenant") String slug, @RestQuery String code) {
        TenantId tenant = tenant(slug);
        Optional<Usable> found = usable(tenant, code);
        if (found.isEmpty()) {
            return gone(tenant, code);
        }
        links.opened(tenant, found.get().link());
        return answer(200, form(found.get(), FormState.fresh(), null));
    }

    @POST
    @PublicPage("the code of the link is the proof, and only our own pages can post it")
    public Response set(
            @PathParam("tenant") String slug, @RestForm String code, @RestForm("new-password") String next) {
        TenantId tenant = tenant(slug);
        Optional<Usable> found = usable(tenant, code);
        if (found.isEmpty()) {
            return gone(tenant, code);
        }
        Usable usable = found.get();
        boolean sets = LinkUse.sets(usable.mailbox());
        Secret password = sets ? Secret.of(next == null ? "" : next) : null;
        List<FieldError> errors = sets ? errors(usable, password) : List.of();
        if (!errors.isEmpty()) {
            return answer(UNPROCESSABLE, form(usable, FormState.refused(errors), null));
        }
        SignInLimits.Try attempt = SignInLimits.Try.ofLink(tenant, usable.link().id, exchange.remoteAddress());
        return limits.count(attempt)
                .map(wait -> later(usable, Pause.of(wait)))
                .orElseGet(() -> use(usable, password, attempt));
    }

    private Response use(Usable usable, Secret password, SignInLimits.Try attempt) {
        TenantId tenant = usable.tenant();
        return use.use(tenant, usable.link(), usable.mailbox(), password, exchange.remoteAddress())
                .map(change -> {
                    if (change.done()) {
                        limits.right(attempt);
                    }
                    return after(usable, change);
                })
                .orElseGet(() -> gone(tenant, usable.code().value()));
    }

    private Response later(Usable usable, Pause pause) {
        return Response.fromResponse(answer(TOO_MANY, form(usable, FormState.fresh(), pause)))
                .header("Retry-After", pause.seconds())
                .build();
    }

    /** The password that the provider made, when it took its time. */
    @POST
    @Path("made")
    @PublicPage("the code of the used link is the proof, and only our own pages can post it")
    public Response made(@PathParam("tenant") String slug, @RestForm String code) {
        TenantId tenant = tenant(slug);
        Optional<SetPasswordLink> used = LinkCode.parse(code)
                .flatMap(parsed -> links.find(tenant, parsed))
                .filter(link -> link.usedAt != null && link.changeId != null);
        return used.flatMap(link -> mailboxes
                        .find(tenant, Scope.ALL, link.mailboxId)
                        .flatMap(mailbox -> use.outcome(tenant, link)
                                .map(change -> answer(200, done(tenant, mailbox, code, link, change)))))
                .orElseGet(() -> gone(tenant, code));
    }

    private Response after(Usable usable, ChangeView change) {
        ChangeNotice notice = ChangeNotice.of(change);
        return switch (notice.stage()) {
            case REFUSED, FAILED -> answer(UNPROCESSABLE, form(usable, FormState.failed(notice), null));
            case WORKING, UNKNOWN, CANCELLED -> answer(200, waiting(usable, change));
            case DONE -> {
                signIn(usable);
                yield LinkUse.sets(usable.mailbox())
                        ? Response.seeOther(URI.create(page.getBase() + "/me")).build()
                        : answer(200, waiting(usable, change));
            }
        };
    }

    private TemplateInstance waiting(Usable usable, ChangeView change) {
        SetPasswordLink link = links.find(usable.tenant(), usable.code()).orElseThrow(NotFoundException::new);
        return done(usable.tenant(), usable.mailbox(), usable.code().value(), link, change);
    }

    private TemplateInstance done(
            TenantId tenant, OpenMailbox mailbox, String code, SetPasswordLink link, ChangeView change) {
        ChangeNotice notice = ChangeNotice.of(change);
        boolean makes = !LinkUse.sets(mailbox);
        String made = makes && notice.done()
                ? use.made(tenant, link).map(Secret::reveal).orElse(null)
                : null;
        return Templates.linkDone(mailbox, code, notice, makes, made);
    }

    private void signIn(Usable usable) {
        OpenMailbox mailbox = usable.mailbox();
        sessions.start(
                usable.tenant(),
                new MailboxOwnership(
                        mailbox.row().id, mailbox.domain().id, mailbox.row().address, MailboxOwnership.Proof.LINK));
    }

    private List<FieldError> errors(Usable usable, Secret password) {
        return password.isEmpty()
                ? List.of(new FieldError("newPassword", "required", Map.of()))
                : policies.of(usable.tenant(), usable.mailbox()).check(password);
    }

    private Optional<Usable> usable(TenantId tenant, String code) {
        return LinkCode.parse(code).flatMap(parsed -> links.find(tenant, parsed)
                .filter(link -> link.open(clock.instant()))
                .flatMap(link -> mailboxes
                        .find(tenant, Scope.ALL, link.mailboxId)
                        .filter(LinkUse::possible)
                        .map(mailbox -> new Usable(tenant, parsed, link, mailbox))));
    }

    private TemplateInstance form(Usable usable, FormState form, Pause pause) {
        return Templates.link(
                usable.mailbox(),
                usable.code().value(),
                LinkUse.sets(usable.mailbox()),
                policies.of(usable.tenant(), usable.mailbox()),
                form,
                pause);
    }

    /** Whoever has the code may know what became of it. */
    private Response gone(TenantId tenant, String code) {
        SetPasswordLink.State state = LinkCode.parse(code)
                .flatMap(parsed -> links.find(tenant, parsed))
                .map(link -> link.state(clock.instant()))
                .orElse(null);
        return answer(GONE, Templates.linkGone(state));
    }

    private TenantId tenant(String slug) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        guest.of(tenant);
        return tenant;
    }

    private static Response answer(int status, TemplateInstance body) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .header("Referrer-Policy", "no-referrer")
                .entity(body)
                .build();
    }
}
