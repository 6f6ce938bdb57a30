package io.postern.mailbox.forwarding;

import io.postern.access.Scope;
import io.postern.directory.Directory;
import io.postern.domain.Domains;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.autoresponder.Autoresponses;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What people should know before mail goes where they send it. */
@ApplicationScoped
class ForwardWarnings {
    private final Tenancy tenancy;
    private final Domains domains;
    private final Directory directory;
    private final Autoresponses autoresponses;
    private final Clock clock;

    ForwardWarnings(Tenancy tenancy, Domains domains, Directory directory, Autoresponses autoresponses, Clock clock) {
        this.tenancy = tenancy;
        this.domains = domains;
        this.directory = directory;
        this.autoresponses = autoresponses;
        this.clock = clock;
    }

    /**
     * Another customer's domain counts as outside, and nothing is told of its mailboxes.
     *
     * @param scope of whoever reads the warnings
     * @param reply the automatic reply as the provider tells it, or null
     */
    ForwardingView.Warnings of(
            TenantId tenant, Scope scope, OpenMailbox mailbox, List<Address> targets, Autoresponder reply) {
        return tenancy.inTenant(tenant, () -> {
            Set<String> own = targets.stream()
                    .map(Address::domain)
                    .distinct()
                    .filter(name -> domains.byName(tenant, name)
                            .filter(domain -> domain.parkedAt == null && scope.covers(domain.id, domain.customerId))
                            .isPresent())
                    .collect(Collectors.toSet());
            List<Address> within = targets.stream()
                    .filter(target -> own.contains(target.domain()))
                    .toList();
            List<Address> external = targets.stream()
                    .filter(target -> !own.contains(target.domain()))
                    .toList();
            return new ForwardingView.Warnings(
                    texts(external),
                    circular(tenant, mailbox, within),
                    !targets.isEmpty() && replies(tenant, mailbox, reply));
        });
    }

    /** As far as our copies know. */
    private List<String> circular(TenantId tenant, OpenMailbox mailbox, List<Address> targets) {
        return directory.byAddresses(tenant, texts(targets)).stream()
                .filter(other -> Arrays.asList(other.forwards).contains(mailbox.row().address))
                .map(other -> other.address)
                .sorted()
                .toList();
    }

    private boolean replies(TenantId tenant, OpenMailbox mailbox, Autoresponder told) {
        Autoresponder reply = told != null
                ? told
                : autoresponses
                        .lastSet(tenant, mailbox.row().id)
                        .map(Autoresponses.LastSet::autoresponder)
                        .orElse(null);
        return reply != null
                && reply.enabled()
                && (reply.endDate() == null || !reply.endDate().isBefore(LocalDate.now(clock)));
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }
}
