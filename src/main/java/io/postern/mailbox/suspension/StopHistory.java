package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.change.EarlierChanges;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.SuspensionEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Reads who has stopped a mailbox. */
@ApplicationScoped
class StopHistory {
    private final EarlierChanges earlier;

    StopHistory(EarlierChanges earlier) {
        this.earlier = earlier;
    }

    Stops of(Attempt<SuspensionInput> attempt) {
        return of(
                attempt.tenant(), attempt.mailboxId(), attempt.provider().info().suspensionEffects());
    }

    Stops of(TenantId tenant, UUID mailboxId, Set<SuspensionEffect> all) {
        return Stops.of(earlier.all(tenant, mailboxId, Stops.KINDS, SuspensionInput.class), all);
    }
}
