package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether billing has stopped the domain of a change, by the time it is made. */
@ApplicationScoped
class StoppedDomains {
    private final Domains domains;

    StoppedDomains(Domains domains) {
        this.domains = domains;
    }

    boolean contain(Attempt<?> attempt) {
        return domains.byName(attempt.tenant(), attempt.domain().name())
                .filter(Domain::stoppedByBilling)
                .isPresent();
    }
}
