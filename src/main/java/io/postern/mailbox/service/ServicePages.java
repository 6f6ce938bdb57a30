package io.postern.mailbox.service;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.FieldError;
import io.postern.provider.MailProvider;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
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
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What a mailbox can be used for, one by one. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ServicePages {
    private final MailboxDesk desk;
    private final MailServices services;
    private final AfterChange after;

    ServicePages(MailboxDesk desk, MailServices services, AfterChange after) {
        this.desk = desk;
        this.services = services;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance services(ServicesView view);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @Path("{id}/services")
    @Requires(Permission.SUSPEND)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change) {
        OpenMailbox mailbox = desk.open(id);
        return page(mailbox, Map.of(), FormState.fresh(), desk.notice(mailbox, change));
    }

    @POST
    @Path("{id}/services")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> save(@RestPath UUID id, @BeanParam ServicesForm typed) {
        OpenMailbox mailbox = desk.open(id);
        List<FieldError> errors = mailbox.can(Capability.SERVICES) ? errors(mailbox, typed) : List.of();
        return after.unless(
                errors,
                "services",
                () -> services.update(desk.tenant(), desk.actor(), typed.operation, mailbox.target(), typed.wanted()),
                form -> page(mailbox, typed.wanted(), form, null));
    }

    private List<FieldError> errors(OpenMailbox mailbox, ServicesForm typed) {
        List<FieldError> errors = typed.errors(mailbox.provider().options().services());
        Map<MailService, Boolean> wanted = typed.wanted();
        if (!errors.isEmpty() || !wanted.containsValue(true)) {
            return errors;
        }
        // without an answer the change itself says what is wrong
        List<ServicesView.Line> now = desk.ask(mailbox, provider -> lines(mailbox, provider, Map.of()))
                .orNull();
        return now != null && now.stream().anyMatch(line -> line.held() && wanted.getOrDefault(line.service(), false))
                ? List.of(new FieldError("services", "resume-first", Map.of()))
                : List.of();
    }

    private TemplateInstance page(
            OpenMailbox mailbox, Map<MailService, Boolean> typed, FormState form, ChangeNotice change) {
        if (!mailbox.can(Capability.SERVICES)) {
            return Templates.services(new ServicesView(mailbox, desk.path(mailbox), null, null, form, change));
        }
        LiveReads.Reading<List<ServicesView.Line>> reading =
                desk.ask(mailbox, provider -> lines(mailbox, provider, typed));
        return Templates.services(
                new ServicesView(mailbox, desk.path(mailbox), reading.orNull(), reading.trouble(), form, change));
    }

    private static List<ServicesView.Line> lines(
            OpenMailbox mailbox, MailProvider provider, Map<MailService, Boolean> typed) {
        Map<MailService, ServiceState> now = provider.readServices(mailbox.ref());
        // only what is off could be switched on past a suspension
        MailboxState state = now.containsValue(ServiceState.DISABLED) ? provider.read(mailbox.ref()) : null;
        return now.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new ServicesView.Line(
                        each.getKey(),
                        each.getValue(),
                        typed.getOrDefault(each.getKey(), each.getValue() == ServiceState.ENABLED),
                        state != null && stopped(state, each.getKey())))
                .toList();
    }

    private static boolean stopped(MailboxState state, MailService service) {
        SuspensionEffect effect =
                switch (service) {
                    case RECEIVE -> SuspensionEffect.RECEIVE;
                    case SEND, SEND_WEBMAIL -> SuspensionEffect.SEND;
                    case IMAP, POP, WEBMAIL -> SuspensionEffect.LOGIN;
                };
        return state.stopped() == null
                ? state.status() == MailboxStatus.SUSPENDED
                : state.stopped().contains(effect);
    }
}
