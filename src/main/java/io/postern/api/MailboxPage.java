package io.postern.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MailboxPage", description = "Some of a service’s mailboxes.")
public record MailboxPage(
        @Schema(description = "In the order of their addresses")
        List<MailboxView> items,

        @Schema(
                description = "Send it as after for the next page; null at the end",
                nullable = true,
                examples = "grace@example.com")
        String next) {
    public MailboxPage {
        items = List.copyOf(items);
    }
}
