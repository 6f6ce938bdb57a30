package io.postern.delegation;

import java.util.List;

/**
 * What a customer sees of the reseller's access.
 *
 * @param ask whether staff may act only while the customer has granted it
 * @param grant what it granted, or null
 */
public record SupportAccessView(boolean ask, Delegation grant, ActingLog.Page log) {
    public List<GrantLength> lengths() {
        return List.of(GrantLength.values());
    }
}
