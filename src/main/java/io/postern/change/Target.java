package io.postern.change;

import io.postern.provider.spi.Address;
import java.util.UUID;

/** What a change applies to. The caller has checked that it is the tenant's own and inside the session's scope. */
public record Target(UUID connectionId, UUID domainId, UUID mailboxId, Address address) {}
