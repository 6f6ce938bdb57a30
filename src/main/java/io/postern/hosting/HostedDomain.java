package io.postern.hosting;

import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.domain.Domain;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;

/** A domain that the session may see, with all that its pages and its changes need. */
public record HostedDomain(Domain domain, Connection connection, DriverInfo provider) {
    public String name() {
        return domain.name;
    }

    public boolean can(Capability capability) {
        return provider.support(capability).yes();
    }

    public Target target() {
        return Target.ofDomain(connection.id, domain.id, domain.name);
    }
}
