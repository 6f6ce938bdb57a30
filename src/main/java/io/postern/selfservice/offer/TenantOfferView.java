package io.postern.selfservice.offer;

import io.postern.mailbox.FormState;
import io.postern.mailbox.policy.PasswordPolicies;
import java.util.List;

/**
 * The page of what holds for all mailboxes of a tenant.
 *
 * @param minimum what was typed, or is so
 * @param hours the same
 */
public record TenantOfferView(List<SwitchLine> lines, Level level, String minimum, String hours, FormState form) {
    public TenantOfferView {
        lines = List.copyOf(lines);
    }

    public int least() {
        return PasswordPolicies.LEAST;
    }

    public int most() {
        return PasswordPolicies.MOST;
    }

    public int leastHours() {
        return SelfServiceSettings.LEAST_HOURS;
    }

    public int mostHours() {
        return SelfServiceSettings.MOST_HOURS;
    }
}
