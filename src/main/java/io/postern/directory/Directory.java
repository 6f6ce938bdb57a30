package io.postern.directory;

import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Our copy of what the upstreams told us: what lists are read from. Each method joins an open transaction of the
 * tenant, or opens its own.
 */
@ApplicationScoped
public class Directory {
    private final Tenancy tenancy;
    private final MailboxQueries queries;
    private final MailboxRepository mailboxes;
    private final MailboxWrites writes;
    private final FreshnessQuery freshness;

    Directory(
            Tenancy tenancy,
            MailboxQueries queries,
            MailboxRepository mailboxes,
            MailboxWrites writes,
            FreshnessQuery freshness) {
        this.tenancy = tenancy;
        this.queries = queries;
        this.mailboxes = mailboxes;
        this.writes = writes;
        this.freshness = freshness;
    }

    public MailboxListing list(TenantId tenant, Scope scope, MailboxQuery query) {
        return queries.page(tenant, scope, query);
    }

    /** The same page, with all that is shown around it, in as few statements as can be. */
    public DirectoryView view(TenantId tenant, Scope scope, MailboxQuery query) {
        return queries.view(tenant, scope, query);
    }

    /** How old the copies are from which {@code query} is answered. */
    public Freshness freshness(TenantId tenant, Scope scope, MailboxQuery query) {
        return freshness.of(tenant, scope, query.domain());
    }

    public Optional<Mailbox> find(TenantId tenant, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> mailboxes.findByIdOptional(mailboxId));
    }

    /** Nothing, too, when the mailbox is outside {@code scope}. */
    public Optional<Mailbox> find(TenantId tenant, Scope scope, UUID mailboxId) {
        return tenancy.inTenant(tenant, () -> mailboxes.inScope(scope, mailboxId));
    }

    public Optional<Mailbox> byAddress(TenantId tenant, String address) {
        return tenancy.inTenant(tenant, () -> mailboxes.byAddress(address));
    }

    /** Those of {@code addresses} that we know. */
    public List<Mailbox> byAddresses(TenantId tenant, List<String> addresses) {
        return tenancy.inTenant(tenant, () -> mailboxes.byAddresses(addresses));
    }

    /**
     * The time at which a read begins: by the database's clock, which alone says what came first. Take it before the
     * provider is asked, for {@link #reflect} and {@link #observe}.
     */
    public Instant readBegins(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> writes.now());
    }

    /**
     * Takes over what was read back after a write of ours. A page or a read that began before now does not overwrite
     * it.
     *
     * @param readAt {@link #readBegins} of that read
     */
    public void reflect(TenantId tenant, UUID domainId, MailboxState state, Instant readAt) {
        tenancy.inTenant(tenant, () -> writes.reflect(tenant, domainId, state, readAt));
    }

    /**
     * Takes over a plain read, unless a newer one is here already, or the row was written, or has an open change.
     *
     * @param readAt {@link #readBegins} of that read
     */
    public void observe(TenantId tenant, UUID domainId, MailboxState state, Instant readAt) {
        tenancy.inTenant(tenant, () -> writes.observe(tenant, domainId, state, readAt));
    }

    /** The mailbox has another address now. It stays the same row, with its history. */
    public void rename(TenantId tenant, UUID mailboxId, Address address) {
        tenancy.inTenant(tenant, () -> writes.rename(tenant, mailboxId, address));
    }

    /** The upstream does not know the mailbox any more. */
    public void forget(TenantId tenant, UUID mailboxId) {
        tenancy.inTenant(tenant, () -> {
            mailboxes.deleteById(mailboxId);
        });
    }
}
