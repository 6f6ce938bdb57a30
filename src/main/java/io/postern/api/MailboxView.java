package io.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.postern.directory.Mailbox;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.AccountType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Mailbox", description = "A mailbox as the portal knows it.")
public record MailboxView(
        @Schema(
                description = "The portal’s own id; null while it is being made",
                nullable = true,
                examples = "0199c0de-0000-7000-8000-000000000043")
        String id,

        @Schema(description = "The whole address", examples = "grace@example.com")
        String address,

        @Schema(description = "As the provider has it, or null", nullable = true, examples = "Grace")
        String firstName,

        @Schema(description = "As the provider has it, or null", nullable = true, examples = "Hopper")
        String lastName,

        @Schema(
                description = "mailbox; forward: mail is only passed on, and it does not count",
                enumeration = {"mailbox", "forward"},
                examples = "mailbox")
        String type,

        @Schema(
                description = "pending: made, but not usable yet",
                enumeration = {"active", "suspended", "pending"},
                examples = "active")
        String status,

        @Schema(description = "What it may hold, or null", nullable = true, examples = "5368709120")
        Long quotaBytes,

        @Schema(description = "What it holds, or null", nullable = true, examples = "123456")
        Long usedBytes,

        @Schema(
                description = "Only in the answer to making it, and only when it was made here",
                implementation = String.class,
                examples = "Kd8fGq2wXz7nPm4tRb6v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Secret password) {

    static MailboxView of(Mailbox row, Secret password) {
        return new MailboxView(
                row.id.toString(),
                row.address,
                row.firstName,
                row.lastName,
                row.accountType == AccountType.FORWARD_ONLY ? "forward" : "mailbox",
                row.status.name().toLowerCase(Locale.ROOT),
                row.quotaBytes,
                row.usedBytes,
                password);
    }

    static MailboxView pending(String address) {
        return new MailboxView(null, address, null, null, "mailbox", "pending", null, null, null);
    }
}
