package io.postern.mailbox;

import io.postern.provider.spi.Capability;

/**
 * Something a provider cannot do, with the reason.
 *
 * @param link where the provider says so, or null
 */
public record Cannot(Capability capability, String reason, String link) {}
