package io.postern.mailbox.forwarding;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.FieldError;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Forwards;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Sets where the mail of an address is passed on to. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ForwardingPages {
    private final MailboxDesk desk;
    private final MailForwards forwards;
    private final ForwardWarnings warnings;
    private final AfterChange after;

    ForwardingPages(MailboxDesk desk, MailForwards forwards, ForwardWarnings warnings, AfterChange after) {
        this.desk = desk;
        this.forwards = forwards;
        this.warnings = warnings;
        this.after = after;
    }

    /** @param reply null when the provider does not tell */
    private record Now(Forwards forwards, Autoresponder reply) {}

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance forwarding(ForwardingView view);

        private Templates() {}
    }

    /**
     * @param change the change that was just made here, to tell its outcome
     * @param again a change of this mailbox that was not made: its input fills the form once more
     */
    @GET
    @Path("{id}/forwarding")
    @Requires(Permission.FORWARD)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change, @RestQuery UUID again) {
        OpenMailbox mailbox = desk.open(id);
        return desk.again(mailbox, again, ForwardsChange.NAME, ForwardsInput.class)
                .map(made -> typed(mailbox, ForwardingForm.of(made.input().forwards()), made.why()))
                .orElseGet(() -> now(mailbox, desk.notice(mailbox, change)));
    }

    @POST
    @Path("{id}/forwarding")
    @Requires(Permission.FORWARD)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam ForwardingForm typed) {
        OpenMailbox mailbox = desk.open(id);
        Forwards wanted = typed.forwards(ForwardingView.choosesCopy(mailbox));
        return after.unless(
                errors(mailbox, typed, wanted),
                "forwarding",
                () -> forwards.update(desk.tenant(), desk.actor(), typed.operation, mailbox.target(), wanted),
                form -> typed(mailbox, typed, form));
    }

    private List<FieldError> errors(OpenMailbox mailbox, ForwardingForm typed, Forwards wanted) {
        List<FieldError> errors = typed.errors();
        if (!errors.isEmpty() || !mailbox.can(Capability.FORWARDING)) {
            return errors;
        }
        boolean needed = mailbox.row().accountType == AccountType.FORWARD_ONLY;
        return desk.rules(mailbox).checkTargets(mailbox.address(), wanted.targets(), needed);
    }

    private TemplateInstance now(OpenMailbox mailbox, ChangeNotice change) {
        if (!mailbox.can(Capability.FORWARDING)) {
            return page(
                    mailbox, new ForwardingForm(), FormState.fresh(), null, null, change, ForwardingView.Warnings.NONE);
        }
        LiveReads.Reading<Now> reading = desk.ask(
                mailbox,
                provider -> new Now(provider.delivery().readForwards(mailbox.ref()), reply(mailbox, provider)));
        Now now = reading.orNull();
        return now == null
                ? page(
                        mailbox,
                        new ForwardingForm(),
                        FormState.fresh(),
                        null,
                        reading.trouble(),
                        change,
                        ForwardingView.Warnings.NONE)
                : page(
                        mailbox,
                        ForwardingForm.of(now.forwards()),
                        FormState.fresh(),
                        now.forwards(),
                        null,
                        change,
                        warnings.of(
                                desk.tenant(),
                                desk.scope(),
                                mailbox,
                                now.forwards().targets(),
                                now.reply()));
    }

    /** A warning is not worth failing for. */
    private static Autoresponder reply(OpenMailbox mailbox, MailProvider provider) {
        try {
            return mailbox.can(Capability.AUTORESPONDER_READ) ? provider.readAutoresponder(mailbox.ref()) : null;
        } catch (ProviderError _) {
            return null;
        }
    }

    private TemplateInstance typed(OpenMailbox mailbox, ForwardingForm typed, FormState form) {
        List<io.postern.provider.spi.Address> targets =
                typed.forwards(ForwardingView.choosesCopy(mailbox)).targets();
        return page(
                mailbox,
                typed,
                form,
                null,
                null,
                null,
                warnings.of(desk.tenant(), desk.scope(), mailbox, targets, null));
    }

    private TemplateInstance page(
            OpenMailbox mailbox,
            ForwardingForm typed,
            FormState form,
            Forwards now,
            Trouble trouble,
            ChangeNotice change,
            ForwardingView.Warnings warned) {
        return Templates.forwarding(
                new ForwardingView(mailbox, desk.path(mailbox), typed, form, now, trouble, change, warned));
    }
}
