package io.postern.directory;

import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Copies one domain: page by page, each page in one statement, so that memory does not grow with the domain. */
@ApplicationScoped
class DomainSync {
    private static final Logger LOG = Logger.getLogger(DomainSync.class);

    private final PassLedger ledger;
    private final Connections connections;
    private final Upstreams upstreams;
    private final Pace pace;

    DomainSync(PassLedger ledger, Connections connections, Upstreams upstreams, Pace pace) {
        this.ledger = ledger;
        this.connections = connections;
        this.upstreams = upstreams;
        this.pace = pace;
    }

    /** One pass, if the domain may be read now. How it ended is in the domain's row. */
    void run(TenantId tenant, UUID domainId) throws InterruptedException {
        Pass pass = ledger.begin(tenant, domainId).orElse(null);
        if (pass == null) {
            return;
        }
        try {
            copy(pass);
        } catch (PassOvertakenException _) {
            LOG.infof("a later pass over domain %s has begun", domainId);
        } catch (ProviderError e) {
            goOnElsewhereIfStopped();
            failed(pass, e);
        } catch (RuntimeException e) {
            goOnElsewhereIfStopped();
            LOG.errorf(e, "the pass over domain %s failed", domainId);
            ledger.failed(pass, Failure.INTERNAL.text());
        }
    }

    /** An interrupt also closes the socket that the thread waits for, which then looks like a failure. */
    private static void goOnElsewhereIfStopped() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void copy(Pass begun) throws InterruptedException {
        MailProvider provider = upstreams.open(begun.tenant(), begun.connectionId());
        Pass pass = resolved(begun, provider);
        Instant fetchedAt = pass.startedAt();
        String cursor = null;
        MailboxPage before = null;
        do {
            pace.await(pass.connectionId());
            MailboxPage page = provider.list(pass.domain(), MailboxFilter.NONE, cursor);
            if (before != null && PageContent.repeats(page, before)) {
                LOG.warnf("the provider sends the same page of domain %s again and again", pass.domainId());
                ledger.failed(pass, Failure.SAME_PAGE.text());
                return;
            }
            before = page;
            fetchedAt = ledger.store(pass, PageContent.of(page, pass.domain()), fetchedAt);
            cursor = page.next();
        } while (cursor != null);
        ledger.complete(pass);
        health(pass, Connection.Health.WORKING, null);
    }

    private Pass resolved(Pass pass, MailProvider provider) throws InterruptedException {
        MailDomain domain = pass.domain();
        if (domain.externalId() != null || !provider.info().needsExternalId()) {
            return pass;
        }
        pace.await(pass.connectionId());
        return ledger.resolved(pass, provider.domains().externalId(domain.name()));
    }

    private void failed(Pass pass, ProviderError error) {
        Failure failure = Failure.of(error);
        if (ProviderError.PAUSED.equals(error.code())) {
            // whoever paused it while this pass ran will see it go on later
            fail(pass, failure);
            return;
        }
        LOG.infof("the pass over domain %s failed: %s", pass.domainId(), failure.text());
        switch (error.kind()) {
            case CREDENTIALS -> {
                if (error.connectionRefused()) {
                    health(pass, Connection.Health.REFUSED, failure.text());
                }
            }
            case UNAVAILABLE, TIMEOUT -> health(pass, Connection.Health.UNREACHABLE, failure.text());
            case NOT_FOUND,
                    ALREADY_EXISTS,
                    INVALID,
                    PASSWORD_REJECTED,
                    CONFLICT,
                    FORBIDDEN,
                    LIMIT,
                    BUSY,
                    UNSUPPORTED,
                    UNEXPECTED -> {}
        }
        fail(pass, failure);
    }

    private void fail(Pass pass, Failure failure) {
        try {
            ledger.failed(pass, failure.text());
        } catch (PassOvertakenException _) {
            LOG.debugf("a later pass over domain %s has begun", pass.domainId());
        }
    }

    private void health(Pass pass, Connection.Health health, String detail) {
        boolean changed = connections
                .find(pass.tenant(), pass.connectionId())
                .filter(connection -> connection.health != health)
                .isPresent();
        if (changed) {
            connections.recordHealth(pass.tenant(), pass.connectionId(), health, detail);
        }
    }
}
