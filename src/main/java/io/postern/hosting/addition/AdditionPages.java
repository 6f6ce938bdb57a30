package io.postern.hosting.addition;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.customer.Customer;
import io.postern.customer.Customers;
import io.postern.domain.DomainEditing;
import io.postern.domain.Domains;
import io.postern.domain.NewDomain;
import io.postern.hosting.AfterDomainChange;
import io.postern.hosting.DomainName;
import io.postern.hosting.HostingMessages;
import io.postern.mailbox.FormState;
import io.postern.mailbox.Trouble;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.Support;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Adds domains: made at the provider, found there by name, or taken over from its list. */
@Path("/{tenant}/domains")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AdditionPages {
    private static final String FIELD = "domain";

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final HostingMessages messages;
    private final Connections connections;
    private final Providers providers;
    private final Customers customers;
    private final Domains domains;
    private final DomainEditing editing;
    private final Additions additions;
    private final Changes changes;
    private final AfterDomainChange after;

    AdditionPages(
            Session session,
            PageModel page,
            Flashes flashes,
            HostingMessages messages,
            Connections connections,
            Providers providers,
            Customers customers,
            Domains domains,
            DomainEditing editing,
            Additions additions,
            Changes changes,
            AfterDomainChange after) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.connections = connections;
        this.providers = providers;
        this.customers = customers;
        this.domains = domains;
        this.editing = editing;
        this.additions = additions;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "domains")
    static class Templates {
        static native TemplateInstance add(AdditionView view);

        private Templates() {}
    }

    @GET
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance ask(@RestQuery UUID connection) {
        List<Connection> all = connections.inUse(session.tenant());
        Connection chosen = connection != null ? find(connection) : all.size() == 1 ? all.getFirst() : null;
        return form(chosen, new AdditionForm(), FormState.fresh(), false);
    }

    @POST
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> add(@BeanParam AdditionForm typed) {
        Connection connection = find(typed.connection);
        UUID customer = customer(typed.customer);
        Optional<String> name = DomainName.parse(typed.name());
        Optional<ChangeView> earlier = name.flatMap(wanted -> sentBefore(typed, wanted));
        if (earlier.isPresent()) {
            return told(connection, typed, earlier.get());
        }
        String wrong = name.isEmpty() ? "not-a-domain" : additions.refusal(session.tenant(), connection, name.get());
        if (wrong != null) {
            return wrong(connection, typed, wrong);
        }
        try {
            MailProvider provider = connections.provider(session.tenant(), connection.id);
            if (provider.support(Capability.DOMAINS).yes()) {
                return create(provider, connection, typed, name.get(), customer);
            }
            if (provider.support(Capability.DOMAIN_LOOKUP).yes()) {
                return take(typed, name.get(), provider.domains().externalId(name.get()), customer);
            }
            return wrong(connection, typed, "not-offered");
        } catch (ProviderError error) {
            if (error.kind() == Kind.NOT_FOUND) {
                return wrong(connection, typed, "domain-not-at-provider");
            }
            return after.invalid(form(connection, typed, FormState.notAsked(error), false));
        }
    }

    /** Takes those that were chosen from the list of what the provider has. */
    @POST
    @Path("adoption")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> adopt(@BeanParam AdditionForm typed) {
        Connection connection = find(typed.connection);
        UUID customer = customer(typed.customer);
        if (!can(connection, Capability.DOMAINS)) {
            throw new NotFoundException();
        }
        try {
            Set<String> free = additions.atProvider(session.tenant(), connection).domains().stream()
                    .map(AdditionView.Present::name)
                    .collect(Collectors.toSet());
            List<String> chosen = typed.domain == null
                    ? List.of()
                    : typed.domain.stream().filter(free::contains).distinct().toList();
            if (chosen.isEmpty()) {
                return after.invalid(form(
                        connection,
                        typed,
                        FormState.refused(List.of(AfterDomainChange.error("present", "nothing-chosen"))),
                        false));
            }
            long taken = chosen.stream()
                    .filter(name -> editing.take(
                                    session.tenant(),
                                    session.actor(),
                                    new NewDomain(name, connection.id, null, customer))
                            .isPresent())
                    .count();
            flashes.show(Flash.Tone.GOOD, messages.taken((int) taken));
            return after.to("/domains");
        } catch (ProviderError error) {
            return after.invalid(form(connection, typed, FormState.notAsked(error), false));
        }
    }

    private RestResponse<TemplateInstance> create(
            MailProvider provider, Connection connection, AdditionForm typed, String name, UUID customer) {
        if (provider.domains().exists(name)) {
            if (typed.adopt != null) {
                return take(typed, name, null, customer);
            }
            var exists = FormState.refused(List.of(AfterDomainChange.error(FIELD, "domain-at-provider")));
            return after.invalid(form(connection, typed, exists, true));
        }
        ChangeView change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(
                        typed.operation,
                        CreateDomain.NAME,
                        Target.ofConnection(connection.id, name),
                        new CreationInput(customer)));
        return told(connection, typed, change);
    }

    /** The same form, sent twice: what became of it the first time. */
    private Optional<ChangeView> sentBefore(AdditionForm typed, String name) {
        return Optional.ofNullable(typed.operation)
                .flatMap(operation -> changes.ofForm(session.tenant(), operation))
                .filter(made ->
                        made.kind().equals(CreateDomain.NAME) && made.address().equals(name))
                .filter(made -> made.done() || !made.finished());
    }

    private RestResponse<TemplateInstance> told(Connection connection, AdditionForm typed, ChangeView change) {
        String path = domains.byName(session.tenant(), change.address())
                .filter(made -> change.done() && made.parkedAt == null)
                .map(made -> "/domains/" + made.id)
                .orElse("/changes/" + change.id());
        return after.orForm(
                change,
                path,
                AfterDomainChange.error(FIELD, "domain-in-use"),
                form -> form(connection, typed, form, false));
    }

    private RestResponse<TemplateInstance> take(AdditionForm typed, String name, String externalId, UUID customer) {
        Optional<UUID> id = editing.take(
                session.tenant(), session.actor(), new NewDomain(name, typed.connection, externalId, customer));
        flashes.show(Flash.Tone.GOOD, messages.taken(1));
        return after.to(id.map(made -> "/domains/" + made).orElse("/domains"));
    }

    private RestResponse<TemplateInstance> wrong(Connection connection, AdditionForm typed, String key) {
        List<FieldError> errors = List.of(AfterDomainChange.error(FIELD, key));
        return after.invalid(form(connection, typed, FormState.refused(errors), false));
    }

    private TemplateInstance form(Connection connection, AdditionForm typed, FormState form, boolean offerAdoption) {
        List<AdditionView.Choice> choices = connections.inUse(session.tenant()).stream()
                .map(each -> new AdditionView.Choice(
                        each.id.toString(),
                        each.externalId,
                        providers
                                .info(each.provider)
                                .map(DriverInfo::displayName)
                                .orElse(each.provider)))
                .toList();
        boolean creates = connection != null && can(connection, Capability.DOMAINS);
        Additions.Found found = new Additions.Found(List.of(), false);
        Trouble unread = null;
        if (creates) {
            try {
                found = additions.atProvider(session.tenant(), connection);
            } catch (ProviderError error) {
                unread = Trouble.reading(error);
            }
        }
        List<Customer> all = customers.all(session.tenant());
        return Templates.add(new AdditionView(
                page.getBase(),
                choices,
                connection,
                connection == null ? null : providers.info(connection.provider).orElse(null),
                creates,
                connection != null && !creates && can(connection, Capability.DOMAIN_LOOKUP),
                connection == null ? null : why(connection),
                found.domains(),
                found.more(),
                unread,
                all,
                typed,
                form,
                offerAdoption));
    }

    private String why(Connection connection) {
        return providers
                .info(connection.provider)
                .map(info -> switch (info.support(Capability.DOMAINS)) {
                    case Support.Yes _ -> null;
                    case Support.No no -> no.reason();
                    case Support.NotYet later -> later.reason();
                })
                .orElse(null);
    }

    private boolean can(Connection connection, Capability capability) {
        return providers
                .info(connection.provider)
                .filter(info -> info.support(capability).yes())
                .isPresent();
    }

    private Connection find(UUID id) {
        return Optional.ofNullable(id)
                .flatMap(known -> connections.find(session.tenant(), known))
                .orElseThrow(NotFoundException::new);
    }

    private UUID customer(String typed) {
        return typed == null || typed.isBlank()
                ? null
                : customers.all(session.tenant()).stream()
                        .map(each -> each.id)
                        .filter(each -> each.toString().equals(typed.strip()))
                        .findFirst()
                        .orElseThrow(NotFoundException::new);
    }
}
