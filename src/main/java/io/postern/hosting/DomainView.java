package io.postern.hosting;

import io.postern.customer.Customer;
import io.postern.domain.DomainRow;
import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DnsState;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.Support;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One domain's own page. A part that the provider does not have is null.
 *
 * @param customer whose it is, or null
 * @param may whether the session may change it
 */
public record DomainView(
        String path,
        HostedDomain hosted,
        Map<Capability, Part> parts,
        String customer,
        List<Customer> customers,
        long mailboxes,
        ChangeNotice change,
        boolean may) {
    private static final int ENTRIES = 10;

    public DomainRow.State state() {
        return DomainRow.State.of(hosted.domain());
    }

    public OffsetDateTime syncedAt() {
        return hosted.domain().syncedAt == null
                ? null
                : hosted.domain().syncedAt.atOffset(ZoneOffset.UTC);
    }

    public UUID customerId() {
        return hosted.domain().customerId;
    }

    public boolean managed() {
        return hosted.domain().managed;
    }

    public Part dns() {
        return parts.get(Capability.DNS_RECORDS);
    }

    public DnsState dnsState() {
        return (DnsState) dns().value();
    }

    public Part catchAll() {
        return parts.get(Capability.CATCH_ALL);
    }

    /** Null while it is off. */
    public String catchAllTarget() {
        return ((Optional<?>) catchAll().value())
                .map(Address.class::cast)
                .map(Address::toString)
                .orElse(null);
    }

    public Part names() {
        return parts.get(Capability.DOMAIN_ALIASES);
    }

    public List<String> nameList() {
        return texts(names());
    }

    public Part defaults() {
        return parts.get(Capability.DOMAIN_DEFAULTS);
    }

    public DomainDefaults defaultValues() {
        return (DomainDefaults) defaults().value();
    }

    public String size(Long bytes) {
        return TypedNumbers.megabytes(bytes);
    }

    public Part suspension() {
        return parts.get(Capability.DOMAIN_SUSPEND);
    }

    public boolean suspended() {
        return Boolean.TRUE.equals(suspension().value());
    }

    public Part workgroups() {
        return parts.get(Capability.WORKGROUPS);
    }

    public List<String> workgroupList() {
        return texts(workgroups());
    }

    public Part log() {
        return parts.get(Capability.DOMAIN_HISTORY);
    }

    public List<LogEntry> entries() {
        return ((LogPage) log().value()).entries().stream().limit(ENTRIES).toList();
    }

    public List<Cannot> cannot() {
        return Stream.of(
                        Capability.DNS_RECORDS,
                        Capability.CATCH_ALL,
                        Capability.DOMAIN_ALIASES,
                        Capability.DOMAIN_DEFAULTS,
                        Capability.DOMAIN_SUSPEND,
                        Capability.WORKGROUPS,
                        Capability.DOMAIN_HISTORY)
                .flatMap(capability -> switch (hosted.provider().support(capability)) {
                    case Support.Yes _ -> Stream.<Cannot>empty();
                    case Support.No no -> Stream.of(new Cannot(capability, no.reason(), no.link()));
                    case Support.NotYet later -> Stream.of(new Cannot(capability, later.reason(), null));
                })
                .toList();
    }

    private static List<String> texts(Part part) {
        return ((List<?>) part.value()).stream().map(String.class::cast).toList();
    }
}
