package io.postern.mailbox.deletion;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenDomains;
import io.postern.mailbox.Trouble;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DeletedMailbox;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows deleted mailboxes and brings them back. */
@Path("/{tenant}/mailboxes/bin")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BinPages {
    private final Session session;
    private final PageModel page;
    private final OpenDomains domains;
    private final DeletedMailboxes bin;
    private final AfterChange after;

    BinPages(Session session, PageModel page, OpenDomains domains, DeletedMailboxes bin, AfterChange after) {
        this.session = session;
        this.page = page;
        this.domains = domains;
        this.bin = bin;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance bin(BinView view);

        static native TemplateInstance restoration(RestorationView view);

        private Templates() {}
    }

    @GET
    @Requires(Permission.CREATE)
    public TemplateInstance list(@RestQuery String domain, @RestQuery String after) {
        List<OpenDomain> usable = domains.all(session.tenant(), session.scope()).stream()
                .filter(each -> each.can(Capability.RESTORE))
                .toList();
        Optional<OpenDomain> chosen = usable.stream()
                .filter(each -> usable.size() == 1 || each.name().equalsIgnoreCase(domain))
                .findFirst();
        if (chosen.isEmpty()) {
            return Templates.bin(new BinView(page.getBase(), usable, null, null, null));
        }
        try {
            var deleted = bin.page(session.tenant(), chosen.get(), after);
            return Templates.bin(new BinView(page.getBase(), usable, chosen.get(), deleted, null));
        } catch (ProviderError error) {
            var trouble = new Trouble(error.kind(), error.code(), error.upstreamMessage(), Trouble.Effect.NOTHING);
            return Templates.bin(new BinView(page.getBase(), usable, chosen.get(), null, trouble));
        }
    }

    @GET
    @Path("restoration")
    @Requires(Permission.CREATE)
    public TemplateInstance ask(@RestQuery String domain, @RestQuery String id) {
        OpenDomain at = domain(domain);
        try {
            DeletedMailbox deleted = bin.find(session.tenant(), at, id).orElseThrow(NotFoundException::new);
            return form(at, deleted, deleted.address().localPart(), FormState.fresh());
        } catch (ProviderError error) {
            return form(at, null, "", FormState.notAsked(error));
        }
    }

    @POST
    @Path("restoration")
    @Requires(Permission.CREATE)
    public RestResponse<TemplateInstance> restore(
            @RestForm String domain,
            @RestForm String id,
            @RestForm("local-part") String localPart,
            @RestForm UUID operation) {
        OpenDomain at = domain(domain);
        String typed = localPart == null ? "" : localPart;
        Optional<ChangeView> started = bin.started(session.tenant(), operation, at);
        if (started.isPresent()) {
            return after.toMailbox(started.get());
        }
        DeletedMailbox deleted = null;
        try {
            deleted = bin.find(session.tenant(), at, id).orElseThrow(NotFoundException::new);
            Optional<Address> as = at.address(typed);
            if (as.isEmpty()) {
                return wrong(at, deleted, typed, typed.isBlank() ? "required" : "not-a-local-part");
            }
            if (at.can(Capability.CREATE) && !bin.isFree(session.tenant(), at, as.get())) {
                return wrong(at, deleted, typed, "taken");
            }
            DeletedMailbox found = deleted;
            ChangeView change = bin.restore(session.tenant(), session.actor(), operation, at, found, as.get());
            return after.orForm(change, form -> form(at, found, typed, form));
        } catch (ProviderError error) {
            return after.invalid(form(at, deleted, typed, FormState.notAsked(error)));
        }
    }

    private RestResponse<TemplateInstance> wrong(OpenDomain at, DeletedMailbox deleted, String typed, String key) {
        var errors = List.of(new FieldError("localPart", key, Map.of()));
        return after.invalid(form(at, deleted, typed, FormState.refused(errors)));
    }

    private TemplateInstance form(OpenDomain at, DeletedMailbox deleted, String localPart, FormState form) {
        return Templates.restoration(new RestorationView(page.getBase(), at, deleted, localPart, form));
    }

    private OpenDomain domain(String name) {
        return domains.find(session.tenant(), session.scope(), name)
                .filter(each -> each.can(Capability.RESTORE))
                .orElseThrow(NotFoundException::new);
    }
}
