package io.postern.api;

import io.postern.access.Scope;
import io.postern.api.ApiProblem.Type;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.hosting.service.Service;
import io.postern.mailbox.MailboxRoom.NoRoomException;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.OpenDomains;
import io.postern.mailbox.creation.MailboxCreation;
import io.postern.mailbox.password.StrongPasswords;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.ProblemAnswers.Wrong;
import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.Options;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The mailboxes of a service: listed from the directory, made at the provider. */
@ApplicationScoped
class ServiceMailboxes {
    private final Caller caller;
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final OpenDomains domains;
    private final Directory directory;
    private final Connections connections;
    private final Providers providers;
    private final PasswordPolicies policies;
    private final MailboxCreation creation;
    private final Changes changes;
    private final ChangeEnds ends;
    private final FieldWords words;

    ServiceMailboxes(
            Caller caller,
            Tenancy tenancy,
            EntityManager entities,
            OpenDomains domains,
            Directory directory,
            Connections connections,
            Providers providers,
            PasswordPolicies policies,
            MailboxCreation creation,
            Changes changes,
            ChangeEnds ends,
            FieldWords words) {
        this.caller = caller;
        this.tenancy = tenancy;
        this.entities = entities;
        this.domains = domains;
        this.directory = directory;
        this.connections = connections;
        this.providers = providers;
        this.policies = policies;
        this.creation = creation;
        this.changes = changes;
        this.ends = ends;
        this.words = words;
    }

    /** By address, from the one after {@code after}. */
    List<Mailbox> page(Service service, String after, String text, int most) {
        if (service.domainId == null) {
            return List.of();
        }
        return tenancy.inTenant(caller.tenant(), () -> entities.createQuery(
                        "from Mailbox where domainId = ?1 and address > ?2 and locate(?3, address) > 0"
                                + " order by address",
                        Mailbox.class)
                .setParameter(1, service.domainId)
                .setParameter(2, after)
                .setParameter(3, text.toLowerCase(Locale.ROOT))
                .setMaxResults(most)
                .getResultList());
    }

    /** @throws ApiProblem when the service has none of that id or address */
    Mailbox find(Service service, String idOrAddress) {
        return byId(idOrAddress)
                .or(() ->
                        directory.byAddress(caller.tenant(), idOrAddress.strip().toLowerCase(Locale.ROOT)))
                .filter(mailbox -> mailbox.domainId.equals(service.domainId))
                .orElseThrow(() -> new ApiProblem(Type.NO_MAILBOX));
    }

    private Optional<Mailbox> byId(String text) {
        try {
            return directory.find(caller.tenant(), UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** @throws ApiProblem when the service is not active */
    OpenDomain open(Service service) {
        return domains.find(caller.tenant(), Scope.ALL, service.domainName)
                .filter(open -> open.domain().id.equals(service.domainId)
                        && !open.domain().stoppedByBilling())
                .orElseThrow(() -> new ApiProblem(
                        Type.NOT_ACTIVE,
                        service.domainId == null ? "not ready yet" : ServiceViews.slug(service.desired)));
    }

    /** @param operation the same for a call that is repeated */
    ApiAnswer create(Service service, MailboxBody body, Optional<UUID> operation) throws InterruptedException {
        OpenDomain domain = open(service);
        if (!domain.can(Capability.CREATE)) {
            throw new ApiProblem(Type.NOT_OFFERED, "Make the mailbox at the provider itself.");
        }
        Optional<Address> address = domain.address(body.localPart());
        Address owner = address.orElseGet(() -> new Address("not-an-address-yet", domain.name()));
        boolean generated = body.password() == null;
        PasswordPolicy policy = policies.of(caller.tenant(), domain, owner, body.firstName(), body.lastName());
        NewMailbox wanted = wanted(domain, policy, body);
        refuseWrong(domain, address, policy, wanted, body);
        try {
            if (operation
                    .flatMap(known -> changes.ofForm(caller.tenant(), known))
                    .isEmpty()) {
                refuseTaken(domain, address.orElseThrow());
            }
            ChangeView change = ends.await(
                    caller.tenant(),
                    creation.create(
                            caller.tenant(),
                            caller.actor(),
                            operation.orElse(null),
                            domain.target(address.orElseThrow()),
                            wanted,
                            generated));
            return answer(change, generated);
        } catch (ProviderError error) {
            throw ends.problem(error);
        } catch (NoRoomException full) {
            if (!full.error().messageKey().equals("domain-full")) {
                throw new ApiProblem(Type.NOT_ACTIVE, "stopped");
            }
            Wrong wrong = words.wrong(full.error());
            throw new ApiProblem(Type.FULL, wrong.detail(), List.of(wrong));
        }
    }

    private ApiAnswer answer(ChangeView change, boolean generated) {
        TenantId tenant = caller.tenant();
        if (!change.finished()) {
            return ApiAnswer.of(202, MailboxView.pending(change.address()));
        }
        Secret password = generated
                ? changes.takeSecretMadeFor(tenant, change.id(), caller.actor()).orElse(null)
                : null;
        return ApiAnswer.of(
                201,
                MailboxView.of(directory.byAddress(tenant, change.address()).orElseThrow(), password));
    }

    private void refuseTaken(OpenDomain domain, Address address) {
        boolean free = connections
                .provider(caller.tenant(), domain.connection().id)
                .accounts()
                .isFree(domain.ref(address));
        if (!free) {
            throw new ApiProblem(Type.EXISTS, address.toString());
        }
    }

    private void refuseWrong(
            OpenDomain domain, Optional<Address> address, PasswordPolicy policy, NewMailbox wanted, MailboxBody body) {
        List<FieldError> errors = new ArrayList<>();
        if (address.isEmpty()) {
            boolean empty = body.localPart() == null || body.localPart().isBlank();
            errors.add(new FieldError("localPart", empty ? "required" : "not-a-local-part", Map.of()));
        }
        providers.rules(domain.provider()).check(policy.owner(), wanted).stream()
                .filter(error -> !error.field().equals("newPassword"))
                .forEach(errors::add);
        if (body.password() != null) {
            errors.addAll(policy.check(wanted.password()));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors.stream().map(words::wrong).toList());
        }
    }

    private static NewMailbox wanted(OpenDomain domain, PasswordPolicy policy, MailboxBody body) {
        Options options = domain.provider().options();
        boolean whole = options.details().contains(DetailField.NAME);
        String name = Stream.of(text(body.firstName()), text(body.lastName()))
                .filter(part -> !part.isEmpty())
                .reduce((first, last) -> first + " " + last)
                .orElse("");
        return new NewMailbox(
                whole ? name : kept(options, DetailField.FIRST_NAME, body.firstName()),
                whole ? null : kept(options, DetailField.LAST_NAME, body.lastName()),
                kept(options, DetailField.NOTIFICATION_ADDRESS, body.notificationEmail()),
                body.password() == null ? StrongPasswords.make(policy) : body.password(),
                body.quotaBytes() == null ? domain.usualQuota() : body.quotaBytes());
    }

    private static String kept(Options options, DetailField field, String sent) {
        return options.details().contains(field) ? text(sent) : null;
    }

    private static String text(String sent) {
        return sent == null ? "" : sent.strip();
    }
}
