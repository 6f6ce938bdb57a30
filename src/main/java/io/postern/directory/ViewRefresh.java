package io.postern.directory;

import io.postern.access.Scope;
import io.postern.connection.NoConnection;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Asks the providers about what somebody looks at, within bounds of calls and time. */
@ApplicationScoped
class ViewRefresh {
    static final int PAGES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Tenancy tenancy;
    private final Domains domains;
    private final MailboxQueries queries;
    private final MailboxWrites writes;
    private final Upstreams upstreams;
    private final Pace pace;
    private final Clock clock;

    ViewRefresh(
            Tenancy tenancy,
            Domains domains,
            MailboxQueries queries,
            MailboxWrites writes,
            Upstreams upstreams,
            Pace pace,
            Clock clock) {
        this.tenancy = tenancy;
        this.domains = domains;
        this.queries = queries;
        this.writes = writes;
        this.upstreams = upstreams;
        this.pace = pace;
        this.clock = clock;
    }

    /** The domains on the page that is shown come first, then all others of the view, as far as the bounds allow. */
    Refreshed run(TenantId tenant, Scope scope, MailboxQuery query) throws InterruptedException {
        var filter =
                new MailboxFilter(query.text(), query.status(), query.type(), query.overQuota() ? Boolean.TRUE : null);
        var budget = new Budget(clock.instant().plus(PATIENCE));
        var failed = new ArrayList<Freshness.Failed>();
        var unread = new ArrayList<UUID>();
        for (Domain domain : view(tenant, scope, query)) {
            try {
                if (!read(tenant, domain, filter, budget)) {
                    unread.add(domain.id);
                }
            } catch (ProviderError e) {
                failed.add(new Freshness.Failed(domain.name, Failure.of(e), clock.instant()));
            } catch (NoConnection _) {
                failed.add(new Freshness.Failed(domain.name, Failure.INTERNAL, clock.instant()));
            }
        }
        return new Refreshed(budget.mailboxes, unread, failed);
    }

    /** What is left to spend on one view. */
    private final class Budget {
        private final Instant deadline;
        private int pages = PAGES;
        private int mailboxes;

        private Budget(Instant deadline) {
            this.deadline = deadline;
        }

        boolean spent() {
            return pages <= 0 || clock.instant().isAfter(deadline);
        }
    }

    /** Whether all pages were read. */
    private boolean read(TenantId tenant, Domain domain, MailboxFilter filter, Budget budget)
            throws InterruptedException {
        if (budget.spent()) {
            return false;
        }
        MailProvider provider = upstreams.open(tenant, domain.connectionId);
        if (domain.externalId == null && provider.info().needsExternalId()) {
            // a pass looks it up and keeps it
            return false;
        }
        String cursor = null;
        do {
            if (budget.spent()) {
                return false;
            }
            budget.pages--;
            MailboxPage page = fetch(tenant, domain, provider, filter, cursor);
            budget.mailboxes += page.mailboxes().size();
            cursor = page.next();
        } while (cursor != null);
        return true;
    }

    private MailboxPage fetch(
            TenantId tenant, Domain domain, MailProvider provider, MailboxFilter filter, String cursor)
            throws InterruptedException {
        pace.await(domain.connectionId);
        Instant fetchedAt = tenancy.inTenant(tenant, () -> writes.now());
        MailboxPage page = provider.list(domain.mailDomain(), filter, cursor);
        Collection<MailboxState> states = PageContent.of(page, domain.mailDomain());
        tenancy.inTenant(tenant, () -> writes.listed(tenant, domain.id, states, fetchedAt, null));
        return page;
    }

    private List<Domain> view(TenantId tenant, Scope scope, MailboxQuery query) {
        return tenancy.inTenant(tenant, () -> {
            Set<UUID> shown = new HashSet<>();
            queries.page(tenant, scope, query).rows().forEach(row -> shown.add(row.domainId()));
            String typed = query.text() != null ? query.text().toLowerCase(Locale.ROOT) : "";
            return domains.visible(tenant, scope).stream()
                    .filter(domain -> query.domain() == null || domain.name.equals(query.domain()))
                    .sorted(Comparator.comparing(
                            domain -> !typed.endsWith("@" + domain.name) && !shown.contains(domain.id)))
                    .toList();
        });
    }
}
