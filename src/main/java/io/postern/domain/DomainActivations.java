package io.postern.domain;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.connection.Connections;
import io.postern.connection.NoConnection;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.MailDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Switches a domain's mail on at its provider, where that has to be done once. */
@ApplicationScoped
public class DomainActivations {
    private final Tenancy tenancy;
    private final Connections connections;
    private final DomainCopies copies;
    private final AuditTrail audit;

    DomainActivations(Tenancy tenancy, Connections connections, DomainCopies copies, AuditTrail audit) {
        this.tenancy = tenancy;
        this.connections = connections;
        this.copies = copies;
        this.audit = audit;
    }

    /** Never inside a transaction. What was done, or may have been, is in the history, and the domain is read anew. */
    Activation run(TenantId tenant, Actor actor, Domain domain) {
        if (DomainRow.State.of(domain) != DomainRow.State.NOT_ACTIVATED) {
            return Activation.NOT_NEEDED;
        }
        return runAnyway(tenant, actor, domain);
    }

    /** For a domain that was just taken in: nothing tells yet whether it is on, and switching it on again does no harm. */
    public void runAtFirst(TenantId tenant, Actor actor, Domain domain) {
        var _ = runAnyway(tenant, actor, domain);
    }

    private Activation runAnyway(TenantId tenant, Actor actor, Domain domain) {
        Activation outcome = call(tenant, domain);
        if (outcome == Activation.DONE || outcome == Activation.UNKNOWN) {
            tenancy.inTenant(tenant, () -> {
                copies.requestSync(tenant, domain.id);
                audit.append(
                        tenant,
                        new AuditLine(
                                "domain.activated",
                                actor,
                                null,
                                null,
                                domain.id,
                                null,
                                domain.name,
                                outcome.name(),
                                Map.of()));
            });
        }
        return outcome;
    }

    private Activation call(TenantId tenant, Domain domain) {
        try {
            MailProvider provider = connections.provider(tenant, domain.connectionId);
            provider.domains().activate(upstream(domain, provider));
            return Activation.DONE;
        } catch (ProviderError error) {
            return Activation.of(error);
        } catch (NoConnection _) {
            return Activation.NOT_ASKED;
        }
    }

    private static MailDomain upstream(Domain domain, MailProvider provider) {
        return domain.externalId == null && provider.info().needsExternalId()
                ? new MailDomain(domain.name, provider.domains().externalId(domain.name))
                : domain.mailDomain();
    }
}
