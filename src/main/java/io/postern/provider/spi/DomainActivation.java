package io.postern.provider.spi;

/** Switches mail on for a domain whose calls end in CONFLICT with code {@code not-activated}. Set-type. */
public interface DomainActivation {
    void activate(MailDomain domain);
}
