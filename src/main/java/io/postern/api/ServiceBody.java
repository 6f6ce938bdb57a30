package io.postern.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DesiredService", description = "What the service is to be. Members that are left out stay as they are.")
public record ServiceBody(
        @Schema(
                description = "active; suspended: all mailboxes of the domain stop and its people are let in nowhere;"
                        + " terminated: the same, and the domain leaves the portal",
                enumeration = {"active", "suspended", "terminated"},
                required = true,
                examples = "active")
        String state,

        @Schema(description = "The mail domain. Needed for a new service; never changes.", examples = "example.com")
        String domain,

        @Schema(
                description = "The tenant’s own name of the connection that serves the domain. May be left out where"
                        + " there is only one, or the domain is in the portal already.",
                examples = "lb")
        String connection,

        @Schema(description = "The order at the provider, where it has one; kept for people.", examples = "4711")
        String orderId,

        @Schema(description = "Whose it is. Needed for a new service.")
        CustomerBody customer,

        @Schema(description = "How much it may hold. Left out: as before.")
        LimitsBody limits,

        @Schema(
                description = "Why it is suspended or terminated; shown to staff",
                maxLength = 200,
                examples = "invoice 4711 unpaid")
        String reason) {

    @Schema(name = "DesiredCustomer", description = "The customer; made if the portal does not have it.")
    public record CustomerBody(
            @Schema(
                    description = "The billing system’s own id, with a prefix that keeps it apart from others",
                    required = true,
                    examples = "whmcs-17")
            String id,

            @Schema(
                    description = "What people call it; replaces the former name",
                    maxLength = 200,
                    examples = "Example GmbH")
            String name) {}

    @Schema(name = "Limits", description = "How much a service may hold.")
    public record LimitsBody(
            @Schema(
                    description = "Mailboxes in all, whoever makes them; null for any number",
                    nullable = true,
                    minimum = "0",
                    examples = "10")
            Integer mailboxes,

            @Schema(
                    description = "The size of new mailboxes in bytes; null for the provider’s own",
                    nullable = true,
                    minimum = "0",
                    examples = "5368709120")
            Long quotaBytes) {}
}
