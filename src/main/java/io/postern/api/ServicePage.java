package io.postern.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ServicePage", description = "Some of an installation’s services.")
public record ServicePage(
        @Schema(description = "In the order of the billing system’s ids")
        List<ServiceView> items,

        @Schema(description = "Send it as after for the next page; null at the end", nullable = true, examples = "4711")
        String next) {
    public ServicePage {
        items = List.copyOf(items);
    }
}
