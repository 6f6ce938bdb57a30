package io.postern.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "About", description = "Who asks whom, for a test of the connection.")
public record RootView(
        @Schema(description = "The tenant’s id", examples = "acme")
        String tenant,

        @Schema(description = "What people call it", examples = "Acme Mail")
        String name,

        @Schema(description = "The installation that has signed", examples = "whmcs-1")
        String installation,

        @Schema(description = "What it may do", examples = "[\"launch\", \"services\"]")
        List<String> scopes,

        @Schema(description = "The portal’s version", examples = "0.1.0")
        String version,

        @Schema(description = "The portal’s clock", examples = "2026-11-26T02:00:00Z")
        Instant time,

        @Schema(description = "The tenant’s accounts at providers")
        List<Account> connections) {
    public RootView {
        scopes = List.copyOf(scopes);
        connections = List.copyOf(connections);
    }

    @Schema(name = "Connection", description = "A tenant’s account at a provider.")
    public record Account(
            @Schema(description = "The tenant’s own name of it", examples = "lb")
            String id,

            @Schema(description = "Which provider", examples = "logicboxes")
            String provider) {}
}
