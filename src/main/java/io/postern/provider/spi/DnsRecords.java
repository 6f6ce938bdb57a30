package io.postern.provider.spi;

/** What must stand in the domain name system. Capability {@link Capability#DNS_RECORDS}. */
public interface DnsRecords {
    DnsState dnsState(MailDomain domain);
}
