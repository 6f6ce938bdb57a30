package io.postern.platform.http;

import io.postern.platform.http.OutboundFailure.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.jboss.logging.Logger;

/**
 * The one way out. Keeps to the {@link OutboundPolicy}, follows no redirect, uses no proxy, sends a request once, reads
 * at most 5 MB, and ends within its time-outs. It is not traced: URLs of some upstreams carry secrets. Blocks the
 * calling (virtual) thread; thread-safe.
 */
public final class Outbound {
    private static final int MOST_BYTES = 5_000_000;
    /** Method, host, path and names of parameters; at debug level. */
    private static final Logger WIRE = Logger.getLogger("io.postern.wire");

    private final OutboundPolicy policy;
    private final Duration readTimeout;
    private final Duration deadline;
    private final HttpClient client;

    public Outbound(OutboundPolicy policy, Duration connectTimeout, Duration readTimeout) {
        this.policy = policy;
        this.readTimeout = readTimeout;
        this.deadline = connectTimeout.plus(readTimeout);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The answer, whatever its status. Throws {@link OutboundFailure} when there is none. */
    public OutboundAnswer send(OutboundRequest request) {
        policy.refusalNow(request.endpoint()).ifPresent(refusal -> {
            throw logged(
                    request,
                    refusal == OutboundPolicy.Refusal.UNKNOWN_HOST ? Reason.UNKNOWN_HOST : Reason.REFUSED_BY_POLICY);
        });
        var answering = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(onTheWire(request), head -> {
            answering.set(true);
            return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES).apply(head);
        });
        try {
            HttpResponse<byte[]> response = pending.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            var answer = new OutboundAnswer(response.statusCode(), response.body(), retryAfter(response));
            WIRE.debugf("%s: %s", request, answer);
            return answer;
        } catch (TimeoutException _) {
            pending.cancel(true);
            throw logged(request, Reason.NO_ANSWER_IN_TIME);
        } catch (InterruptedException _) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw logged(request, Reason.INTERRUPTED);
        } catch (ExecutionException thrown) {
            throw logged(request, reason(thrown.getCause(), answering.get()));
        }
    }

    private HttpRequest onTheWire(OutboundRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(readTimeout)
                .header("Accept", "application/json, application/xml;q=0.9, */*;q=0.1");
        if (request.method().equals("POST")) {
            return builder.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                    .POST(BodyPublishers.ofString(request.body()))
                    .build();
        }
        return builder.method(request.method(), BodyPublishers.noBody()).build();
    }

    private static Reason reason(Throwable thrown, boolean answering) {
        return switch (thrown) {
            case HttpConnectTimeoutException _ -> Reason.NOT_CONNECTED;
            case HttpTimeoutException _ -> Reason.NO_ANSWER_IN_TIME;
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> Reason.UNKNOWN_HOST;
            case ConnectException _ -> Reason.NOT_CONNECTED;
            case SSLHandshakeException _ -> Reason.NOT_SECURED;
            case IOException tooLarge when tooLong(tooLarge) -> Reason.TOO_LARGE;
            default -> answering ? Reason.CUT_OFF : Reason.CLOSED_WITHOUT_ANSWER;
        };
    }

    /** The limiting body handler has no exception type of its own. */
    private static boolean tooLong(IOException thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (String.valueOf(at.getMessage()).contains("exceeds")) {
                return true;
            }
        }
        return false;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static OutboundFailure logged(OutboundRequest request, Reason reason) {
        WIRE.debugf("%s: %s", request, reason);
        return new OutboundFailure(reason);
    }
}
