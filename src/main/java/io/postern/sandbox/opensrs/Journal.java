package io.postern.sandbox.opensrs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The calls that were received, in order, without their secrets. Keeps the last ones only. */
final class Journal {
    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final int KEPT = 10_000;
    private final Deque<Line> lines = new ArrayDeque<>();

    /** A line is there from the moment its call arrives; a call that hangs stays without an end. */
    static final class Line {
        final long sequence = SEQUENCE.incrementAndGet();
        final Instant time;
        final Call call;
        private volatile End end = new End(false, null, 0, null);

        private Line(Instant time, Call call) {
            this.time = time;
            this.call = call;
        }

        void end(End how) {
            end = how;
        }

        End end() {
            return end;
        }
    }

    /** How a call ended: whether it changed anything, by which fault, with which answer. Status 0: no answer. */
    record End(boolean applied, String fault, int status, String answer) {}

    Line record(Instant time, Call call, boolean off) {
        Call masked = call.masked();
        synchronized (lines) {
            Line line = new Line(time, masked);
            if (!off) {
                lines.addLast(line);
                if (lines.size() > KEPT) {
                    lines.removeFirst();
                }
            }
            return line;
        }
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    long since(Instant start) {
        return lines().stream().filter(line -> line.time.isAfter(start)).count();
    }

    void clear() {
        synchronized (lines) {
            lines.clear();
        }
    }
}
