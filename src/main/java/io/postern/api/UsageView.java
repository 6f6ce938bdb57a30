package io.postern.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Usage", description = "What a service holds, as the provider told it last.")
public record UsageView(
        @Schema(description = "Mailboxes; addresses that only pass mail on do not count", examples = "3")
        long mailboxes,

        @Schema(description = "Most that it may hold, or null", nullable = true, examples = "10")
        Integer mailboxLimit,

        @Schema(description = "Bytes that all of them use, as far as the provider tells", examples = "123456")
        long usedBytes,

        @Schema(description = "Bytes that all of them may use, as far as the provider tells", examples = "16106127360")
        long quotaBytes,

        @Schema(
                description = "When the provider was last read in full, or null",
                nullable = true,
                examples = "2026-11-26T02:00:00Z")
        Instant asOf,

        @Schema(description = "Mailboxes that use more than they may", examples = "0")
        long mailboxesOverQuota) {}
