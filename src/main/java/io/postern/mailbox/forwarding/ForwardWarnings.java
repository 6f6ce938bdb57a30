package io.postern.mailbox.forwarding;

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

    /** @param reply the automatic reply as the provider tells it, or null */
    ForwardingView.Warnings of(TenantId tenant, OpenMailbox mailbox, List<Address> targets, Autoresponder reply) {
        return tenancy.inTenant(
                tenant,
                () -> new ForwardingView.Warnings(
                        texts(targets.stream()
                                .filter(target -> domains.byName(tenant, target.domain())
                                        .filter(domain -> domain.parkedAt == null)
                                        .isEmpty())
                                .toList()),
                        texts(targets.stream()
                                .filter(target -> comesBack(tenant, mailbox, target))
                                .toList()),
                        !targets.isEmpty() && replies(tenant, mailbox, reply)));
    }

    private boolean comesBack(TenantId tenant, OpenMailbox mailbox, Address target) {
        return directory
                .byAddress(tenant, target.toString())
                .filter(other -> Arrays.asList(other.forwards).contains(mailbox.row().address))
                .isPresent();
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
