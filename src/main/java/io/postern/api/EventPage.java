package io.postern.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EventPage", description = "Some of what has happened at a tenant.")
public record EventPage(
        @Schema(description = "Oldest first") List<EventView> items,

        @Schema(
                description = "Send it as after for the next page; null at the end for now",
                nullable = true,
                examples = "1042")
        String next) {
    public EventPage {
        items = List.copyOf(items);
    }
}
