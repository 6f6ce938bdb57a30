package io.postern.api;

import io.postern.platform.secret.Secret;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewMailbox", description = "A mailbox to make.")
public record MailboxBody(
        @Schema(description = "The part before the @, or the whole address", required = true, examples = "grace")
        String localPart,

        @Schema(
                description = "Left out: one is made and told in the answer, once",
                implementation = String.class,
                examples = "a-long-passphrase-of-theirs")
        Secret password,

        @Schema(description = "Needed where the provider wants a name", examples = "Grace")
        String firstName,

        @Schema(description = "Needed where the provider wants a name", examples = "Hopper")
        String lastName,

        @Schema(
                description = "Where the provider writes to about the mailbox; needed by some",
                examples = "grace@elsewhere.example")
        String notificationEmail,

        @Schema(
                description = "Left out: the size that the service’s limits name, or the provider’s own",
                examples = "5368709120")
        Long quotaBytes) {}
