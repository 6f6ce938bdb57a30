package io.postern.api;

import io.postern.platform.secret.Secret;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewPassword", description = "Either a password, or that one is to be made.")
public record PasswordBody(
        @Schema(
                description = "The mailbox; only where the address of the call does not name it",
                examples = "grace@example.com")
        String address,

        @Schema(description = "The new one", implementation = String.class, examples = "a-long-passphrase-of-theirs")
        Secret password,

        @Schema(
                description = "True: one is made, by the provider where it only makes them itself, and told in the"
                        + " answer, once",
                examples = "false")
        Boolean generate) {}
