package io.postern.provider.spi;

/**
 * A domain that the account has at the upstream.
 *
 * @param mailboxes how many, or null when the upstream does not tell
 */
public record UpstreamDomain(String name, Long mailboxes) {}
