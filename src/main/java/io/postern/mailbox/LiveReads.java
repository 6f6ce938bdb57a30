package io.postern.mailbox;

import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the provider about one mailbox. Call it outside any transaction. */
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
    public sealed interface Reading<T> {
        record Fresh<T>(T state) implements Reading<T> {}

        /** No answer yet. When one about the mailbox itself comes, our copy takes it. */
        record Late<T>() implements Reading<T> {}

        record Failed<T>(ProviderError error) implements Reading<T> {}

        /** It did not come to a question, or its answer could not be kept: the fault is on our side. */
        record NotAsked<T>() implements Reading<T> {}

        /** Null when there is no answer. */
        default T orNull() {
            return this instanceof Fresh<T>(T state) ? state : null;
        }

        /** Null when there is an answer, or none yet. */
        default Trouble trouble() {
            return switch (this) {
                case Fresh<T> _, Late<T> _ -> null;
                case Failed<T>(ProviderError error) -> Trouble.reading(error);
                case NotAsked<T> _ -> Trouble.NOT_ASKED;
            };
        }
    }

    /** The mailbox as it is now, or soon: nobody is kept waiting long. A NOT_FOUND takes it out of the directory. */
    public Reading<MailboxState> read(TenantId tenant, OpenMailbox mailbox) {
        return briefly(mailbox, () -> observed(tenant, mailbox));
    }

    /** As {@link #ask}, for pages that have something else to show: nobody is kept waiting long. */
    public <T> Reading<T> askBriefly(TenantId tenant, OpenMailbox mailbox, Function<MailProvider, T> question) {
        return briefly(mailbox, () -> answer(tenant, mailbox, question));
    }

    /** Waits for the answer as long as the provider is given; never late. */
    public <T> Reading<T> ask(TenantId tenant, OpenMailbox mailbox, Function<MailProvider, T> question) {
        try {
            return new Reading.Fresh<>(answer(tenant, mailbox, question));
        } catch (ProviderError error) {
            return new Reading.Failed<>(error);
        } catch (RuntimeException ours) {
            return notAsked(mailbox, ours);
        }
    }

    private <T> Reading<T> briefly(OpenMailbox mailbox, Supplier<T> question) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, threads);
        try {
            return new Reading.Fresh<>(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Reading.Late<>();
        } catch (ExecutionException e) {
            return e.getCause() instanceof ProviderError error
                    ? new Reading.Failed<>(error)
                    : notAsked(mailbox, e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reading.Late<>();
        }
    }

    private static <T> Reading<T> notAsked(OpenMailbox mailbox, Throwable why) {
        LOG.errorf(why, "mailbox %s could not be read", mailbox.row().id);
        return new Reading.NotAsked<>();
    }

    private <T> T answer(TenantId tenant, OpenMailbox mailbox, Function<MailProvider, T> question) {
        return question.apply(connections.provider(tenant, mailbox.connection().id));
    }

    private MailboxState observed(TenantId tenant, OpenMailbox mailbox) {
        try {
            Instant began = directory.readBegins(tenant);
            MailboxState state = answer(tenant, mailbox, provider -> provider.read(mailbox.ref()));
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
