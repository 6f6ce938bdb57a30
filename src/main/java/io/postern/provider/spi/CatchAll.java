package io.postern.provider.spi;

import java.util.Optional;

/** Where mail for unknown addresses of a domain goes. Set-type. Capability {@link Capability#CATCH_ALL}. */
public interface CatchAll {
    Optional<Address> readCatchAll(MailDomain domain);

    /** @param target an address of the domain; empty switches it off */
    void updateCatchAll(MailDomain domain, Optional<Address> target);
}
