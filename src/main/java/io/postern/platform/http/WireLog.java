package io.postern.platform.http;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Writes down what goes out, at debug level: verb, host, path and the names of parameters, never a value. */
class WireLog implements ClientRequestFilter {
    static final Logger WIRE = Logger.getLogger("io.postern.wire");

    @Override
    public void filter(ClientRequestContext request) {
        if (WIRE.isDebugEnabled()) {
            URI uri = request.getUri();
            WIRE.debugf(
                    "%s %s%s query%s form%s",
                    request.getMethod(), uri.getHost(), uri.getPath(), query(uri), form(request.getEntity()));
        }
    }

    private static List<String> query(URI uri) {
        return uri.getRawQuery() == null
                ? List.of()
                : Stream.of(uri.getRawQuery().split("&"))
                        .map(parameter -> parameter.replaceAll("=.*", ""))
                        .toList();
    }

    private static Collection<?> form(Object entity) {
        return entity instanceof Map<?, ?> form ? form.keySet() : List.of();
    }
}
