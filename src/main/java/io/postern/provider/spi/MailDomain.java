package io.postern.provider.spi;

/**
 * A mail domain as a driver needs it.
 *
 * @param name lower case, without trailing dot
 * @param externalId what the upstream calls the product that carries the domain (LogicBoxes: the order id), or null
 */
public record MailDomain(String name, String externalId) {}
