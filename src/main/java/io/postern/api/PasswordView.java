package io.postern.api;

import io.postern.platform.secret.Secret;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MadePassword", description = "A password that was made.")
public record PasswordView(
        @Schema(description = "Told this once", implementation = String.class, examples = "Kd8fGq2wXz7nPm4tRb6v")
        Secret password) {}
