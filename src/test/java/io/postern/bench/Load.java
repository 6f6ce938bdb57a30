package io.postern.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A closed loop of a fixed number of keep-alive connections; each sends its next request when it has the answer. */
final class Load {
    private Load() {}

    /** @param failed answers with another status than 200 */
    record Result(double perSecond, double p50Millis, double p99Millis, long requests, long failed, int bytes) {}

    record Answer(int status, byte[] body) {}

    static Result run(URI address, Map<String, String> headers, int connections, Duration time) {
        byte[] request = request(address, headers);
        List<Callable<Connection>> work = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        for (int i = 0; i < connections; i++) {
            work.add(() -> new Connection(address, request).until(end));
        }
        List<Connection> done = all(work);
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] nanos = done.stream().flatMapToLong(Connection::times).sorted().toArray();
        return new Result(
                nanos.length / seconds,
                percentile(nanos, 0.50),
                percentile(nanos, 0.99),
                nanos.length,
                done.stream().mapToLong(each -> each.failed).sum(),
                done.getFirst().bytes);
    }

    static Answer once(URI address, Map<String, String> headers) {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request(address, headers));
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs each at the same time, on virtual threads. */
    static <T> List<T> all(List<Callable<T>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (var future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static double percentile(long[] sortedNanos, double share) {
        return sortedNanos.length == 0
                ? Double.NaN
                : sortedNanos[(int) Math.min(sortedNanos.length - 1L, Math.round(sortedNanos.length * share))] / 1e6;
    }

    private static byte[] request(URI address, Map<String, String> headers) {
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        var text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Connection {
        private final URI address;
        private final byte[] request;
        private long[] nanos = new long[4096];
        private int count;
        private long failed;
        private int bytes;

        Connection(URI address, byte[] request) {
            this.address = address;
            this.request = request;
        }

        Connection until(long end) throws IOException {
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.setTcpNoDelay(true);
                var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
                var out = socket.getOutputStream();
                while (System.nanoTime() < end) {
                    long start = System.nanoTime();
                    out.write(request);
                    Answer answer = read(in);
                    note(System.nanoTime() - start, answer);
                }
            }
            return this;
        }

        private void note(long time, Answer answer) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = time;
            bytes = answer.body().length;
            if (answer.status() != 200) {
                failed++;
            }
        }

        java.util.stream.LongStream times() {
            return Arrays.stream(nanos, 0, count);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        return new Answer(status, chunked ? chunks(in) : exactly(in, length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
