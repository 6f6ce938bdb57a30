package io.postern.mailbox.history;

import io.postern.connection.Connections;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.LogPage;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Asks the provider for its own history of a mailbox, but never keeps a person waiting long for it. */
@ApplicationScoped
class ProviderLog {
    private static final Logger LOG = Logger.getLogger(ProviderLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connections connections;
    private final ExecutorService threads;

    ProviderLog(Connections connections, @VirtualThreads ExecutorService threads) {
        this.connections = connections;
        this.threads = threads;
    }

    /** Empty when it could not be read now. */
    Optional<LogPage> read(TenantId tenant, OpenMailbox mailbox, String cursor) {
        CompletableFuture<LogPage> answer = CompletableFuture.supplyAsync(
                () -> connections.provider(tenant, mailbox.connection().id).changeLog(mailbox.ref(), cursor), threads);
        try {
            return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ProviderError)) {
                LOG.errorf(e.getCause(), "the provider's history of mailbox %s could not be read", mailbox.row().id);
            }
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
