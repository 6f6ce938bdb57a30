package io.postern.tenant.register;

import java.time.OffsetDateTime;

/** One tenant in the operators' list. */
record TenantRow(
        String slug,
        String name,
        boolean parked,
        boolean managed,
        long domains,
        long mailboxes,
        OffsetDateTime lastSignIn) {}
