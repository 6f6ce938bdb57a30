package io.postern.provider.spi;

import java.util.List;

/**
 * What the upstream wants in the domain name system, and whether it has seen that the domain is its customer's.
 *
 * @param ownershipVerified null when the upstream does not tell
 */
public record DnsState(List<DnsRecord> records, Boolean ownershipVerified) {
    public DnsState {
        records = List.copyOf(records);
    }

    /** @param priority null where the type has none */
    public record DnsRecord(String type, String name, String value, Integer priority) {}
}
