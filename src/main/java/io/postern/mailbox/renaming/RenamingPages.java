package io.postern.mailbox.renaming;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
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

/** Gives a mailbox another address. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RenamingPages {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final MailboxRenaming renaming;
    private final AfterChange after;

    RenamingPages(Session session, PageModel page, Mailboxes mailboxes, MailboxRenaming renaming, AfterChange after) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.renaming = renaming;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance address(RenamingView view);

        private Templates() {}
    }

    @GET
    @Path("{id}/address")
    @Requires(Permission.CREATE)
    public TemplateInstance show(@RestPath UUID id) {
        OpenMailbox mailbox = mailbox(id);
        return form(mailbox, mailbox.address().localPart(), FormState.fresh());
    }

    @POST
    @Path("{id}/address")
    @Requires(Permission.CREATE)
    public RestResponse<TemplateInstance> rename(
            @RestPath UUID id, @RestForm("local-part") String localPart, @RestForm UUID operation) {
        OpenMailbox mailbox = mailbox(id);
        String typed = localPart == null ? "" : localPart;
        Optional<ChangeView> started = renaming.started(session.tenant(), operation, id);
        if (started.isPresent()) {
            return after.toMailbox(started.get());
        }
        Optional<Address> address = mailbox.inDomain(typed);
        if (address.isEmpty()) {
            return wrong(mailbox, typed, typed.isBlank() ? "required" : "not-a-local-part");
        }
        if (address.get().equals(mailbox.address())) {
            return wrong(mailbox, typed, "unchanged");
        }
        try {
            return renaming.isFree(session.tenant(), mailbox, address.get())
                    ? made(mailbox, typed, operation, address.get())
                    : wrong(mailbox, typed, "taken");
        } catch (ProviderError error) {
            return after.invalid(form(mailbox, typed, FormState.notAsked(error)));
        }
    }

    private RestResponse<TemplateInstance> made(OpenMailbox mailbox, String typed, UUID operation, Address address) {
        ChangeView change = renaming.rename(session.tenant(), session.actor(), operation, mailbox, address);
        return after.orForm(change, form -> form(mailbox, typed, form));
    }

    private RestResponse<TemplateInstance> wrong(OpenMailbox mailbox, String typed, String key) {
        var errors = List.of(new FieldError("newAddress", key, Map.of()));
        return after.invalid(form(mailbox, typed, FormState.refused(errors)));
    }

    private TemplateInstance form(OpenMailbox mailbox, String localPart, FormState form) {
        return Templates.address(
                new RenamingView(mailbox, page.getBase() + "/mailboxes/" + mailbox.row().id, localPart, form));
    }

    private OpenMailbox mailbox(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }
}
