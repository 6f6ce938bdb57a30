package io.postern.webhook;

import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.http.OutboundPolicy;
import io.postern.platform.http.OutboundPolicy.Refusal;
import io.postern.platform.http.OwnOrigins;
import io.postern.platform.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls the addresses that tenants have typed, and none but public ones over https. What comes back is read no further than
 * its status, and shown to nobody.
 */
@ApplicationScoped
class Receivers {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);

    private final WebhookConfig config;
    private final Clock clock;
    private final ThreadLocal<String> host = new ThreadLocal<>();
    private final OutboundPolicy policy;
    private final Outbound outbound;

    Receivers(WebhookConfig config, OwnOrigins own, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.policy = new OutboundPolicy(this::allowed, own::get, InetAddress::getAllByName);
        this.outbound = new Outbound(policy, CONNECT, READ);
    }

    /** Why it may not be called, as far as that shows now. */
    Optional<Refusal> refusal(String url) {
        try {
            URI endpoint = new URI(url);
            return url.length() > 500 || url.contains("..") ? Optional.of(Refusal.MALFORMED) : refusal(endpoint);
        } catch (URISyntaxException _) {
            return Optional.of(Refusal.MALFORMED);
        }
    }

    private Optional<Refusal> refusal(URI endpoint) {
        return within(endpoint, () -> policy.refusalNow(endpoint));
    }

    /** @return the status, or in a word why there is none */
    Answer send(Endpoint endpoint, StoredEvent event, Secret secret) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String signature = sign(secret, event.id + "." + timestamp + "." + event.body);
        URI url = URI.create(endpoint.url.replaceFirst("/+$", ""));
        try {
            OutboundAnswer answer = within(
                    url,
                    () -> outbound.call(
                            WebhookCall.class,
                            url,
                            receiver -> receiver.send(event.id.toString(), timestamp, signature, event.body)));
            return new Answer(answer.status() / 100 == 2, String.valueOf(answer.status()), answer.retryAfter());
        } catch (OutboundFailure failure) {
            if (failure.reason() == OutboundFailure.Reason.INTERRUPTED) {
                throw failure;
            }
            return new Answer(false, failure.reason().name(), null);
        }
    }

    /** @param word the status, or an {@link OutboundFailure.Reason} */
    record Answer(boolean taken, String word, Duration retryAfter) {}

    static String sign(Secret secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Asking<T> {
        T ask();
    }

    /** The list of allowed hosts is the one host at hand: which it is, the tenant says; what it may be, the policy. */
    private <T> T within(URI endpoint, Asking<T> asking) {
        host.set(endpoint.getHost());
        try {
            return asking.ask();
        } finally {
            host.remove();
        }
    }

    private List<String> allowed() {
        List<String> all = new ArrayList<>(config.allowedOrigins().orElse(List.of()));
        if (host.get() != null) {
            all.add(host.get());
        }
        return all;
    }
}
