package io.postern.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Event", description = "Something that has happened, as webhooks tell it.")
public record EventView(
        @Schema(description = "Keep the last one, and send it as after to read on some other day", examples = "1042")
        long sequence,

        @Schema(description = "The same as in the webhook", examples = "1f6c0de0-0000-4000-8000-000000000044")
        String id,

        @Schema(description = "What has happened; new ones may come", examples = "mailbox.suspended")
        String type,

        @Schema(description = "When it happened", examples = "2026-11-26T02:00:00.000Z")
        Instant createdAt,

        @Schema(description = "The tenant’s id", examples = "acme")
        String tenant,

        @Schema(
                description = "What it happened to; docs/webhooks.md tells the members of each type",
                type = SchemaType.OBJECT,
                implementation = Object.class)
        JsonNode data) {}
