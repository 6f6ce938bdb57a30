package io.postern.mailbox.quota;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.TypedSize;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.Providers;
import io.postern.provider.spi.MailboxState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Sets how much a mailbox may hold. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class QuotaPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final LiveReads reads;
    private final Providers providers;
    private final MailboxQuota quota;
    private final AfterChange after;

    QuotaPages(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            LiveReads reads,
            Providers providers,
            MailboxQuota quota,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.providers = providers;
        this.quota = quota;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance quota(QuotaView view);

        private Templates() {}
    }

    @GET
    @Path("{id}/quota")
    @Requires(Permission.CREATE)
    public TemplateInstance show(@RestPath UUID id) {
        OpenMailbox mailbox = mailbox(id);
        MailboxState now = reads.read(session.tenant(), mailbox).orNull();
        MailboxFacts facts = now == null ? MailboxFacts.copy(mailbox.row()) : MailboxFacts.live(now);
        return form(mailbox, facts, now != null, TypedSize.of(facts.quotaBytes()), FormState.fresh());
    }

    @POST
    @Path("{id}/quota")
    @Requires(Permission.CREATE)
    public RestResponse<TemplateInstance> set(
            @RestPath UUID id,
            @RestForm("quota") String number,
            @RestForm("quota-unit") String unit,
            @RestForm UUID operation) {
        OpenMailbox mailbox = mailbox(id);
        var typed = new TypedSize(number, unit);
        Optional<Long> bytes = typed.bytes(mailbox.provider().options().quotaStepBytes());
        MailboxFacts facts = MailboxFacts.copy(mailbox.row());
        List<FieldError> errors = bytes.isPresent()
                ? providers.rules(mailbox.provider()).checkQuota(bytes.get())
                : List.of(new FieldError("quota", typed.isEmpty() ? "required" : "not-a-number", Map.of()));
        if (!errors.isEmpty()) {
            return after.invalid(form(mailbox, facts, true, typed, FormState.refused(errors)));
        }
        var change = quota.set(session.tenant(), session.actor(), operation, mailbox.target(), bytes.orElseThrow());
        return after.orForm(change, form -> form(mailbox, facts, true, typed, form));
    }

    private TemplateInstance form(
            OpenMailbox mailbox, MailboxFacts facts, boolean live, TypedSize typed, FormState form) {
        return Templates.quota(
                new QuotaView(mailbox, page.getBase() + "/mailboxes/" + mailbox.row().id, facts, live, typed, form));
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
