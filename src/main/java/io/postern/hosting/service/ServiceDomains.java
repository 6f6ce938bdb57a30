package io.postern.hosting.service;

import io.postern.access.Actor;
import io.postern.change.ChangeView;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domain;
import io.postern.domain.DomainActivations;
import io.postern.domain.DomainEditing;
import io.postern.domain.Domains;
import io.postern.domain.NewDomain;
import io.postern.hosting.addition.DomainCreation;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Sees to it that a service's domain is in the portal: adopted as it is, or made where the provider makes domains. */
@ApplicationScoped
class ServiceDomains {
    private final Connections connections;
    private final Domains domains;
    private final DomainEditing editing;
    private final DomainActivations activations;
    private final DomainCreation creation;

    ServiceDomains(
            Connections connections,
            Domains domains,
            DomainEditing editing,
            DomainActivations activations,
            DomainCreation creation) {
        this.connections = connections;
        this.domains = domains;
        this.editing = editing;
        this.activations = activations;
        this.creation = creation;
    }

    /**
     * Nothing while it is under way. Call it outside any transaction; throws ProviderError.
     *
     * @throws ServiceRefusal when it cannot be
     */
    Optional<Domain> ensure(TenantId tenant, Actor actor, Service service) {
        Optional<Domain> present = domains.byName(tenant, service.domainName).filter(domain -> domain.parkedAt == null);
        return present.isPresent()
                ? Optional.of(adopted(tenant, actor, service, present.get()))
                : brought(tenant, actor, service);
    }

    private Domain adopted(TenantId tenant, Actor actor, Service service, Domain domain) {
        if (service.customerId.equals(domain.customerId)) {
            return domain;
        }
        boolean ours = domain.id.equals(service.domainId);
        if (domain.customerId != null && !ours) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_OF_ANOTHER_CUSTOMER);
        }
        if (domain.managed) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_MANAGED);
        }
        editing.assign(tenant, actor, domain.id, service.customerId);
        return domain;
    }

    private Optional<Domain> brought(TenantId tenant, Actor actor, Service service) {
        Connection connection = connections
                .find(tenant, service.connectionId)
                .orElseThrow(() -> new ServiceRefusal(ServiceTrouble.CONNECTION_UNKNOWN));
        if (!editing.servedElsewhere(tenant, connection.provider, connection.endpoint, List.of(service.domainName))
                .isEmpty()) {
            throw new ServiceRefusal(ServiceTrouble.DOMAIN_ELSEWHERE);
        }
        MailProvider provider = connections.provider(tenant, connection.id);
        if (provider.support(Capability.DOMAINS).yes()) {
            return provider.domains().exists(service.domainName)
                    ? Optional.of(take(tenant, actor, service, provider, null))
                    : made(tenant, actor, service);
        }
        if (provider.support(Capability.DOMAIN_LOOKUP).yes()) {
            String externalId = provider.domains().externalId(service.domainName);
            return Optional.of(take(tenant, actor, service, provider, externalId));
        }
        throw new ServiceRefusal(ServiceTrouble.DOMAIN_NOT_OFFERED);
    }

    private Domain take(TenantId tenant, Actor actor, Service service, MailProvider provider, String externalId) {
        var wanted = new NewDomain(service.domainName, service.connectionId, externalId, service.customerId);
        // nothing comes back when another request has just taken it
        var _ = editing.take(tenant, actor, wanted);
        Domain domain = domains.byName(tenant, service.domainName).orElseThrow();
        if (provider.support(Capability.ACTIVATE_DOMAIN).yes()) {
            activations.runAtFirst(tenant, actor, domain);
        }
        return domain;
    }

    private Optional<Domain> made(TenantId tenant, Actor actor, Service service) {
        ChangeView change = creation.create(
                tenant, actor, service.id, service.connectionId, service.domainName, service.customerId);
        if (!change.finished()) {
            return Optional.empty();
        }
        if (change.done()) {
            return domains.byName(tenant, service.domainName).filter(domain -> domain.parkedAt == null);
        }
        throw new ServiceRefusal(trouble(change.outcomeKind()), change.upstreamMessage());
    }

    private static ServiceTrouble trouble(String kind) {
        return kind == null ? ServiceTrouble.PROVIDER_UNCLEAR : ServiceTrouble.of(Kind.valueOf(kind));
    }

    static ServiceRefusal refusal(ProviderError error) {
        return new ServiceRefusal(ServiceTrouble.of(error.kind()), error.upstreamMessage());
    }
}
