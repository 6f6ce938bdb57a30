package io.postern.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Service", description = "A service and how far it is as desired.")
public record ServiceView(
        @Schema(description = "The portal’s own id", examples = "0199c0de-0000-7000-8000-000000000042")
        String id,

        @Schema(description = "The installation that sells it", examples = "whmcs-1")
        String installation,

        @Schema(description = "The billing system’s own id", examples = "4711")
        String service,

        @Schema(
                description = "How it is: pending until every mailbox is as desired",
                enumeration = {"active", "suspended", "terminated", "pending"},
                examples = "active")
        String state,

        @Schema(
                description = "What was asked for last",
                enumeration = {"active", "suspended", "terminated"},
                examples = "active")
        String desiredState,

        @Schema(
                description = "Why it is suspended or terminated, or null",
                nullable = true,
                examples = "invoice 4711 unpaid")
        String reason,

        @Schema(description = "The mail domain", examples = "example.com")
        String domain,

        @Schema(description = "The tenant’s own name of the connection", examples = "lb")
        String connection,

        @Schema(description = "The order at the provider, or null", nullable = true, examples = "4711")
        String orderId,

        @Schema(description = "Whose it is") Customer customer,
        @Schema(description = "How much it may hold") Limits limits,
        @Schema(description = "How much it holds") UsageView usage,

        @Schema(
                description = "What became of the data at the provider when it was terminated: kept, or deleted where"
                        + " the tenant wants that; null before",
                nullable = true,
                examples = "kept")
        String atProvider,

        @Schema(description = "The first 20 that are not as desired, and why; empty in lists")
        List<Failure> failures,

        @Schema(description = "When something else was last asked for", examples = "2026-11-26T02:00:00Z")
        Instant changedAt) {

    public ServiceView {
        failures = List.copyOf(failures);
    }

    @Schema(name = "Customer", description = "The reseller’s client.")
    public record Customer(
            @Schema(description = "The billing system’s own id", examples = "whmcs-17")
            String id,

            @Schema(description = "What people call it", examples = "Example GmbH")
            String name) {}

    @Schema(name = "ServiceLimits", description = "How much a service may hold; null for no limit of the portal.")
    public record Limits(
            @Schema(description = "Mailboxes in all, or null", nullable = true, examples = "10")
            Integer mailboxes,

            @Schema(
                    description = "The size of new mailboxes in bytes, or null",
                    nullable = true,
                    examples = "5368709120")
            Long quotaBytes) {}

    @Schema(name = "Failure", description = "One that is not as desired.")
    public record Failure(
            @Schema(description = "The mailbox, or the domain itself", examples = "a@example.com")
            String address,

            @Schema(
                    description = "Why, and what happens next, in plain words",
                    examples = "The provider is busy; it is tried again.")
            String detail) {}
}
