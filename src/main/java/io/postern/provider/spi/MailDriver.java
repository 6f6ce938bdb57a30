package io.postern.provider.spi;

/**
 * What every upstream can do. Everything else is an optional part: an interface of this package that a driver also
 * implements when {@link DriverInfo} says yes; a test checks that both agree.
 *
 * <p>A driver is made for one connection, is thread-safe, keeps no state beyond tokens of its upstream, and blocks the
 * calling (virtual) thread. It neither retries nor opens transactions; {@code MailProvider} around it does the former
 * and forbids the latter. Every failure leaves as a {@link DriverException}.
 */
public interface MailDriver {
    /** Proves that the endpoint answers and accepts our credentials. Changes nothing. */
    void ping(MailDomain domain);

    /** One page of the mailboxes of a domain, in the upstream's order. {@code cursor} is null for the first page. */
    MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor);

    /** The mailbox as it is now; NOT_FOUND when it does not exist. */
    MailboxState read(MailboxRef mailbox);
}
