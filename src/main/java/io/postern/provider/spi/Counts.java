package io.postern.provider.spi;

/** Counts without listing. Capability {@link Capability#COUNT}. */
public interface Counts {
    MailboxCounts count(MailDomain domain);
}
