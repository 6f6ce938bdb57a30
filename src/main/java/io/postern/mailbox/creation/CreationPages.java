package io.postern.mailbox.creation;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.MailboxRoom;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenDomains;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes mailboxes and forwarding addresses. */
@Path("/{tenant}/mailboxes/new")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CreationPages {
    private final Session session;
    private final PageModel page;
    private final OpenDomains domains;
    private final Orders orders;
    private final MailboxRoom room;
    private final MailboxCreation creation;
    private final Changes changes;
    private final AfterChange after;

    CreationPages(
            Session session,
            PageModel page,
            OpenDomains domains,
            Orders orders,
            MailboxRoom room,
            MailboxCreation creation,
            Changes changes,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.domains = domains;
        this.orders = orders;
        this.room = room;
        this.creation = creation;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance creation(CreationView view);

        private Templates() {}
    }

    /** @param again a change that made nothing: its input fills the form once more */
    @GET
    @Requires(Permission.CREATE)
    public TemplateInstance ask(@RestQuery String domain, @RestQuery String type, @RestQuery UUID again) {
        List<OpenDomain> all = domains.all(session.tenant(), session.scope());
        List<OpenDomain> usable = all.stream().filter(CreationView::makes).toList();
        var typed = new CreationForm();
        typed.type = type;
        Optional<ChangeView> made = Optional.ofNullable(again)
                .flatMap(change -> changes.find(session.tenant(), change))
                .filter(MailboxCreation::making);
        Optional<OpenDomain> chosen = usable.stream()
                .filter(each -> made.isPresent()
                        ? each.domain().id.equals(made.get().domainId())
                        : usable.size() == 1 || each.name().equalsIgnoreCase(domain))
                .findFirst();
        if (made.isPresent() && chosen.isPresent()) {
            FormState failed = FormState.failed(ChangeNotice.of(made.get()));
            return form(all, chosen.get(), creation.typed(made.get(), typed), failed);
        }
        chosen.map(OpenDomain::usualQuota).ifPresent(typed::suggest);
        return form(all, chosen.orElse(null), typed, FormState.fresh());
    }

    @POST
    @Requires(Permission.CREATE)
    public RestResponse<TemplateInstance> create(@BeanParam CreationForm typed) {
        List<OpenDomain> all = domains.all(session.tenant(), session.scope());
        if (typed.domain == null || typed.domain.isBlank()) {
            var missing = List.of(new FieldError("domain", "required", Map.of()));
            return after.invalid(form(all, null, typed, FormState.refused(missing)));
        }
        OpenDomain domain = all.stream()
                .filter(each -> each.name().equalsIgnoreCase(typed.domain.strip()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (!CreationView.makes(domain)) {
            var refused = List.of(new FieldError("domain", "not-offered", Map.of()));
            return after.invalid(form(all, null, typed, FormState.refused(refused)));
        }
        Order order = orders.of(session.tenant(), domain, typed, forwardOnly(domain, typed));
        try {
            List<FieldError> errors = orders.check(session.tenant(), order, typed.operation);
            if (!errors.isEmpty()) {
                return after.invalid(form(all, domain, typed, FormState.refused(errors)));
            }
        } catch (ProviderError error) {
            return after.invalid(form(all, domain, typed, FormState.notAsked(error)));
        }
        try {
            ChangeView change = run(order, typed.operation);
            return after.orForm(change, form -> form(all, domain, typed, form));
        } catch (MailboxRoom.NoRoomException full) {
            return after.invalid(form(all, domain, typed, FormState.refused(List.of(full.error()))));
        }
    }

    private ChangeView run(Order order, UUID operation) {
        return switch (order) {
            case Order.OfMailbox mailbox ->
                creation.create(
                        session.tenant(),
                        session.actor(),
                        operation,
                        mailbox.target(),
                        mailbox.wanted(),
                        mailbox.generated());
            case Order.OfForward forward ->
                creation.createForwardOnly(
                        session.tenant(), session.actor(), operation, forward.target(), forward.targets());
        };
    }

    private TemplateInstance form(List<OpenDomain> all, OpenDomain chosen, CreationForm typed, FormState state) {
        boolean wholeName =
                chosen != null && chosen.provider().options().details().contains(DetailField.NAME);
        FormState here = state.moved("address", "localPart");
        FormState form = wholeName ? here.moved("firstName", "name") : here;
        boolean forwardOnly = chosen != null && forwardOnly(chosen, typed);
        return Templates.creation(new CreationView(
                page.getBase(),
                all.stream().filter(CreationView::makes).toList(),
                chosen,
                forwardOnly,
                typed,
                chosen == null ? null : orders.policy(session.tenant(), chosen, typed),
                form,
                chosen == null || forwardOnly
                        ? null
                        : room.left(session.tenant(), chosen.domain()).orElse(null),
                CreationView.cannot(all)));
    }

    private static boolean forwardOnly(OpenDomain domain, CreationForm typed) {
        return domain.can(Capability.CREATE_FORWARD_ONLY)
                && (!domain.can(Capability.CREATE) || CreationForm.FORWARD_ONLY.equals(typed.type));
    }
}
