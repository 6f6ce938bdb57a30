package io.postern.tenant.register;

import java.util.List;

/**
 * One tenant on the operators' page of it.
 *
 * @param issuer of its own identity provider, or null
 * @param removable that provider was set in pages
 * @param here the operator is signed in through it
 * @param typed a new name that was refused, or the present one
 */
record TenantView(
        TenantRow row, String issuer, boolean removable, boolean here, String typed, List<TenantForm.Wrong> wrong) {
    TenantView {
        wrong = List.copyOf(wrong);
    }

    /** The problem of the name, or null. */
    public TenantForm.Problem problem() {
        return wrong.isEmpty() ? null : wrong.getFirst().problem();
    }
}
