package io.postern.platform.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Takes what people typed, and what upstreams want in a query, out of every span as it starts: the instrumentation
 * records whole URLs. Requests that leave through {@link Outbound} are not traced at all.
 */
@ApplicationScoped
class SpanScrubber implements SpanProcessor {
    private static final List<AttributeKey<String>> URLS = List.of(
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("http.url"),
            AttributeKey.stringKey("http.target"));
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : URLS) {
            String url = span.getAttribute(key);
            if (url != null) {
                span.setAttribute(key, Queries.scrubbedUrl(url));
            }
        }
        String query = span.getAttribute(QUERY);
        if (query != null) {
            span.setAttribute(QUERY, Queries.scrubbed(query));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // nothing: a span that has ended can no longer be changed
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
