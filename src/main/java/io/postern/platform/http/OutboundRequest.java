package io.postern.platform.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request below an endpoint. Prints method, host, path and the names of its parameters, never a value.
 *
 * @param endpoint without trailing slash, query and fragment
 * @param path begins with a slash and is already encoded
 * @param form sent as the body of a POST; empty for a GET
 */
public record OutboundRequest(String method, URI endpoint, String path, List<Parameter> query, List<Parameter> form) {
    public OutboundRequest {
        query = List.copyOf(query);
        form = List.copyOf(form);
    }

    public static OutboundRequest get(URI endpoint, String path, List<Parameter> query) {
        return new OutboundRequest("GET", endpoint, path, query, List.of());
    }

    public static OutboundRequest post(URI endpoint, String path, List<Parameter> form) {
        return new OutboundRequest("POST", endpoint, path, List.of(), form);
    }

    URI uri() {
        String base = endpoint + path;
        return URI.create(query.isEmpty() ? base : base + "?" + encoded(query));
    }

    String body() {
        return encoded(form);
    }

    private static String encoded(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        // a blank as %20: a plus sign means one in a query only by convention
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + endpoint.getHost() + endpoint.getPath() + path + " query" + query + " form" + form;
    }
}
