package io.postern.directory;

import io.postern.access.Scope;
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
import java.util.LinkedHashSet;
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

    Refreshed run(TenantId tenant, Scope scope, MailboxQuery query) throws InterruptedException {
        List<Domain> view = view(tenant, scope, query);
        var filter =
                new MailboxFilter(query.text(), query.status(), query.type(), query.overQuota() ? Boolean.TRUE : null);
        Instant deadline = clock.instant().plus(PATIENCE);
        var failed = new ArrayList<Freshness.Failed>();
        int mailboxes = 0;
        int budget = PAGES;
        boolean complete = true;
        for (Domain domain : view) {
            String cursor = null;
            do {
                if (budget-- <= 0 || clock.instant().isAfter(deadline)) {
                    return new Refreshed(mailboxes, false, failed);
                }
                try {
                    MailboxPage page = fetch(tenant, domain, filter, cursor);
                    mailboxes += page.mailboxes().size();
                    cursor = page.next();
                } catch (ProviderError e) {
                    failed.add(new Freshness.Failed(domain.name, Failure.of(e), clock.instant()));
                    complete = false;
                    cursor = null;
                }
            } while (cursor != null);
        }
        return new Refreshed(mailboxes, complete, failed);
    }

    private MailboxPage fetch(TenantId tenant, Domain domain, MailboxFilter filter, String cursor)
            throws InterruptedException {
        MailProvider provider = upstreams.open(tenant, domain.connectionId);
        pace.await(domain.connectionId);
        Instant fetchedAt = clock.instant();
        MailboxPage page = provider.list(domain.mailDomain(), filter, cursor);
        Collection<MailboxState> states = PageContent.of(page, domain.mailDomain());
        tenancy.inTenant(tenant, () -> writes.listed(tenant, domain.id, states, fetchedAt, null));
        return page;
    }

    /** The domain that is asked for; else those on the page that is shown; else the first ones. */
    private List<Domain> view(TenantId tenant, Scope scope, MailboxQuery query) {
        return tenancy.inTenant(tenant, () -> {
            List<Domain> visible = domains.visible(tenant, scope).stream()
                    .filter(domain -> domain.externalId != null)
                    .filter(domain -> query.domain() == null || domain.name.equals(query.domain()))
                    .toList();
            Set<UUID> shown = new LinkedHashSet<>();
            queries.page(tenant, scope, query).rows().forEach(row -> shown.add(row.domainId()));
            String typed = query.searched() ? query.text().toLowerCase(Locale.ROOT) : "";
            return visible.stream()
                    .filter(domain -> shown.isEmpty() || shown.contains(domain.id) || typed.endsWith("@" + domain.name))
                    .toList();
        });
    }
}
