package io.postern.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.postern.platform.http.OutboundFailure.Reason;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The one way out: opens REST clients and makes their calls. Keeps to the {@link OutboundPolicy}, follows no redirect,
 * sends a request once, reads at most 5 MB, and ends within its time-outs. Clients are kept for each endpoint and hold
 * no credentials: those travel with each call. Blocks the calling (virtual) thread; thread-safe.
 */
public final class Outbound {
    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_CLIENTS = 500;
    private static final int POOL = 1_200;
    private final OutboundPolicy policy;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Cache<Key, Object> clients = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .removalListener((Key _, Object client, RemovalCause _) -> close(client))
            .build();

    private record Key(Class<?> api, URI endpoint) {}

    public Outbound(OutboundPolicy policy, Duration connectTimeout, Duration readTimeout) {
        this.policy = policy;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    /**
     * The answer, whatever its status. Throws {@link OutboundFailure} when there is none.
     *
     * @param api a REST client interface whose methods return the body unread
     * @param endpoint without trailing slash; the paths of {@code api} come below it
     */
    public <T> OutboundAnswer call(Class<T> api, URI endpoint, Function<T, RestResponse<InputStream>> call) {
        policy.refusalNow(endpoint).ifPresent(refusal -> {
            throw logged(
                    endpoint,
                    refusal == OutboundPolicy.Refusal.UNKNOWN_HOST ? Reason.UNKNOWN_HOST : Reason.REFUSED_BY_POLICY);
        });
        T client = api.cast(clients.get(new Key(api, endpoint), _ -> open(api, endpoint)));
        var answering = new AtomicBoolean();
        Future<OutboundAnswer> pending = threads.submit(() -> {
            RestResponse<InputStream> response = call.apply(client);
            answering.set(true);
            return read(response);
        });
        try {
            OutboundAnswer answer = pending.get(connectTimeout.plus(readTimeout).toMillis(), TimeUnit.MILLISECONDS);
            WireLog.WIRE.debugf("%s: %s", endpoint.getHost(), answer);
            return answer;
        } catch (TimeoutException _) {
            pending.cancel(true);
            throw logged(endpoint, Reason.NO_ANSWER_IN_TIME);
        } catch (InterruptedException _) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw logged(endpoint, Reason.INTERRUPTED);
        } catch (ExecutionException thrown) {
            throw logged(endpoint, reason(thrown.getCause(), answering.get()));
        }
    }

    private <T> T open(Class<T> api, URI endpoint) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(endpoint)
                .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                // a status is for the driver to judge: upstreams put their reasons into the body
                .property("microprofile.rest.client.disable.default.mapper", true)
                .property("io.quarkus.rest.client.connection-pool-size", POOL)
                .register(new WireLog())
                .build(api);
    }

    private static OutboundAnswer read(RestResponse<InputStream> response) throws IOException {
        try (InputStream body = response.getEntity()) {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new OutboundFailure(Reason.TOO_LARGE);
            }
            return new OutboundAnswer(response.getStatus(), bytes, retryAfter(response.getStringHeaders()));
        }
    }

    private static Reason reason(Throwable thrown, boolean answering) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            switch (at) {
                case OutboundFailure known -> {
                    return known.reason();
                }
                case UnknownHostException _ -> {
                    return Reason.UNKNOWN_HOST;
                }
                case ConnectException _ -> {
                    return Reason.NOT_CONNECTED;
                }
                case SSLException _ -> {
                    return Reason.NOT_SECURED;
                }
                case TimeoutException timeout -> {
                    // Vert.x has one type for both, and only its words tell a full pool or a slow connect from an
                    // answer
                    return String.valueOf(timeout.getMessage()).contains("getting a connection")
                            ? Reason.NOT_CONNECTED
                            : Reason.NO_ANSWER_IN_TIME;
                }
                default -> {}
            }
        }
        return answering ? Reason.CUT_OFF : Reason.CLOSED_WITHOUT_ANSWER;
    }

    private static Duration retryAfter(MultivaluedMap<String, String> headers) {
        String value = headers.getFirst("Retry-After");
        return value != null && value.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }

    private static void close(Object client) {
        try {
            ((Closeable) client).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutboundFailure logged(URI endpoint, Reason reason) {
        WireLog.WIRE.debugf("%s: %s", endpoint.getHost(), reason);
        return new OutboundFailure(reason);
    }
}
