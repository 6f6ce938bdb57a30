package io.postern.provider;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an operator's tracing back end would receive. Keeps nothing while no test records. */
@ApplicationScoped
public class Spans implements SpanProcessor {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private volatile boolean recording;

    public void record() {
        exporter.reset();
        recording = true;
    }

    /** Spans of requests to a path of ours. */
    public List<SpanData> of(String path) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getAttributes().toString().contains(path))
                .toList();
    }

    public List<SpanData> stop() {
        recording = false;
        return exporter.getFinishedSpanItems();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // only finished spans are exported
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (recording) {
            exporter.export(List.of(span.toSpanData()));
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
