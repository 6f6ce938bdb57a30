package io.postern.mailbox;

import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks the provider about one mailbox, but never keeps a person waiting long. */
@ApplicationScoped
public class LiveReads {
    private static final Logger LOG = Logger.getLogger(LiveReads.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connections connections;
    private final Directory directory;
    private final ExecutorService threads;

    LiveReads(Connections connections, Directory directory, @VirtualThreads ExecutorService threads) {
        this.connections = connections;
        this.directory = directory;
        this.threads = threads;
    }

    /** What came of it. */
    public sealed interface Reading {
        record Fresh(MailboxState state) implements Reading {}

        /** No answer yet. When it comes, our copy takes it. */
        record Late() implements Reading {}

        record Failed(ProviderError error) implements Reading {}

        /** It did not come to a question, or its answer could not be kept: the fault is on our side. */
        record NotAsked() implements Reading {}
    }

    /** Call it outside any transaction. A NOT_FOUND takes the mailbox out of the directory. */
    public Reading read(TenantId tenant, OpenMailbox mailbox) {
        CompletableFuture<MailboxState> answer = CompletableFuture.supplyAsync(() -> ask(tenant, mailbox), threads);
        try {
            return new Reading.Fresh(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Reading.Late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProviderError error) {
                return new Reading.Failed(error);
            }
            LOG.errorf(e.getCause(), "mailbox %s could not be read", mailbox.row().id);
            return new Reading.NotAsked();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Late();
        }
    }

    private MailboxState ask(TenantId tenant, OpenMailbox mailbox) {
        try {
            Instant began = directory.readBegins(tenant);
            MailboxState state =
                    connections.provider(tenant, mailbox.connection().id).read(mailbox.ref());
            directory.observe(tenant, mailbox.domain().id, state, began);
            return state;
        } catch (ProviderError error) {
            if (error.kind() == Kind.NOT_FOUND) {
                directory.forget(tenant, mailbox.row().id);
            }
            throw error;
        }
    }
}
