package io.postern.provider.spi;

/**
 * One credential a connection needs, as data: forms, validation and documents come from it.
 *
 * @param name as in the tenants file, for example {@code api-key}
 * @param secret write-only and sealed; never shown again
 */
public record CredentialField(String name, String label, boolean secret, boolean required, String hint) {}
