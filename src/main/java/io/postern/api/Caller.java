package io.postern.api;

import io.postern.access.Actor;
import io.postern.hosting.service.ServiceActor;
import io.postern.hosting.service.ServiceName;
import io.postern.installation.Installation;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.RequestScoped;

/** Who has signed the request at hand, and what was sent. Set by {@link RequestProof} alone. */
@RequestScoped
class Caller {
    private final Exchange exchange;
    private TenantId tenant;
    private Installation installation;
    private byte[] body;

    Caller(Exchange exchange) {
        this.exchange = exchange;
    }

    void set(TenantId at, Installation proven, byte[] sent) {
        tenant = at;
        installation = proven;
        body = sent;
    }

    TenantId tenant() {
        return tenant;
    }

    Installation installation() {
        if (installation == null) {
            throw new IllegalStateException("nobody has signed this request");
        }
        return installation;
    }

    byte[] body() {
        return body;
    }

    Actor actor() {
        return ServiceActor.of(installation().externalId(), exchange.remoteAddress());
    }

    /** A service of its own, as the address names it. */
    ServiceName service(String named, String externalId) {
        if (!installation().externalId().equals(named)) {
            throw new ApiProblem(
                    ApiProblem.Type.OTHER_INSTALLATION, installation().externalId());
        }
        return new ServiceName(named, externalId);
    }
}
