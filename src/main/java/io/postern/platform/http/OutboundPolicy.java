package io.postern.platform.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where this application may send requests: https on port 443 to a host on the list, at addresses that are public. An
 * entry of the list that is a whole origin ({@code http://localhost:9090}) is allowed as it stands. Thread-safe.
 */
public final class OutboundPolicy {
    /** Why an endpoint may not be called. */
    public enum Refusal {
        MALFORMED,
        USER_INFO,
        NOT_HTTPS,
        PORT,
        HOST_NOT_ALLOWED,
        UNKNOWN_HOST,
        PRIVATE_ADDRESS
    }

    /** Looks up a host name. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Supplier<List<String>> allowed;
    private final Supplier<List<URI>> ownOrigins;
    private final Resolver resolver;

    /**
     * @param allowed host names, {@code *.suffix} entries and whole origins
     * @param ownOrigins origins of this very application that may be called; asked at each call
     */
    public OutboundPolicy(Supplier<List<String>> allowed, Supplier<List<URI>> ownOrigins, Resolver resolver) {
        this.allowed = allowed;
        this.ownOrigins = ownOrigins;
        this.resolver = resolver;
    }

    /** Why {@code endpoint} may not be called, as far as that shows without looking up its host. */
    public Optional<Refusal> refusal(URI endpoint) {
        String host = endpoint.getHost();
        if (endpoint.getRawUserInfo() != null
                || String.valueOf(endpoint.getRawAuthority()).contains("@")) {
            return Optional.of(Refusal.USER_INFO);
        }
        if (host == null || endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
            return Optional.of(Refusal.MALFORMED);
        }
        if (isOpenOrigin(endpoint)) {
            return Optional.empty();
        }
        if (!"https".equalsIgnoreCase(endpoint.getScheme())) {
            return Optional.of(Refusal.NOT_HTTPS);
        }
        if (endpoint.getPort() != -1 && endpoint.getPort() != 443) {
            return Optional.of(Refusal.PORT);
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean listed = allowed.get().stream().anyMatch(entry -> covers(entry.toLowerCase(Locale.ROOT), name));
        return listed ? Optional.empty() : Optional.of(Refusal.HOST_NOT_ALLOWED);
    }

    /**
     * As {@link #refusal}, and the host's addresses are looked up: each must be public. Call it right before
     * connecting: the platform keeps the answer for the look-up of the connection itself.
     */
    public Optional<Refusal> refusalNow(URI endpoint) {
        Optional<Refusal> early = refusal(endpoint);
        if (early.isPresent() || isOpenOrigin(endpoint)) {
            return early;
        }
        try {
            for (InetAddress address : resolver.addresses(endpoint.getHost())) {
                if (!AddressRanges.isPublic(address)) {
                    return Optional.of(Refusal.PRIVATE_ADDRESS);
                }
            }
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of(Refusal.UNKNOWN_HOST);
        }
    }

    private boolean isOpenOrigin(URI endpoint) {
        return ownOrigins.get().stream().anyMatch(origin -> sameOrigin(origin, endpoint))
                || allowed.get().stream()
                        .filter(entry -> entry.contains("://"))
                        .anyMatch(entry -> sameOrigin(URI.create(entry), endpoint));
    }

    private static boolean sameOrigin(URI origin, URI endpoint) {
        return origin.getScheme().equalsIgnoreCase(endpoint.getScheme())
                && origin.getHost().equalsIgnoreCase(endpoint.getHost())
                && port(origin) == port(endpoint);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static boolean covers(String entry, String host) {
        return entry.startsWith("*.")
                ? host.endsWith(entry.substring(1)) && host.length() > entry.length() - 1
                : entry.equals(host);
    }
}
