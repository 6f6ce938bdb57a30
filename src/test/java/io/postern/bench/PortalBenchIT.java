package io.postern.bench;

import io.postern.packaging.Database;
import io.postern.packaging.Installation;
import io.postern.packaging.PackagedPortal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw verify -Pbench}: the packaged portal under load, each number beside its floor. It prints and asserts
 * nothing. With {@code -Dbench.write=true} the table goes into docs/performance.md.
 */
@Tag("bench")
class PortalBenchIT {
    private static final int PEOPLE = 8;
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("bench.warm", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.run", 15));
    private static final int MANY = Integer.getInteger("bench.mailboxes", 1_000_000);
    private static final String CONTROL = "/sandbox/logicboxes/control/accounts/1001";
    private static final String[] JVM = {"-Xmx320m", "-XX:+UseSerialGC"};

    private final Report report = new Report();

    @Test
    void thePortalUnderLoad() throws Exception {
        int port = freePort();
        try (var database = Database.start(Map.of("shared_buffers", "512MB", "max_connections", "60"));
                var sandbox = SandboxApplication.start(JVM)) {
            URI upstream = sandbox.awaitListening(Duration.ofMinutes(2));
            long start = System.nanoTime();
            try (var portal = PackagedPortal.start(settings(database, upstream, port), JVM)) {
                URI root = portal.awaitListening(Duration.ofMinutes(2));
                Load.once(root.resolve("/"), Map.of());
                report.line("Start to the first page, migrations included", seconds(start), "", "");
                report.line("Memory after the start (RSS)", memory(portal), "", "");
                lists(root, database);
                livePage(root, upstream, database);
                report.line("Memory after saturation (RSS)", memory(portal), "", "");
            }
        }
        report.print();
    }

    private void lists(URI root, Database database) {
        var rows = new BenchRows(database);
        URI landing = root.resolve("/");
        Load.run(landing, Map.of(), PEOPLE, WARM);
        Load.Result render = Load.run(landing, Map.of(), PEOPLE, RUN);
        report.load("Page without data (render and headers alone)", render, null);
        for (int size : new int[] {10_000, MANY}) {
            String tenant = "bench" + size;
            rows.tenant(tenant, size);
            Map<String, String> browser = Map.of("Cookie", rows.signedIn(tenant));
            URI list = root.resolve("/" + tenant + "/mailboxes");
            Load.run(list, browser, PEOPLE, WARM);
            Load.Result page = Load.run(list, browser, PEOPLE, RUN);
            String mailboxes = String.format("%,d", size).replace(',', ' ') + " mailboxes";
            report.load("List of 50 of " + mailboxes, page, SelectAlone.run(database, tenant, PEOPLE, RUN));
            report.line("Bytes of that page, raw", page.bytes() + " B", "", "");
            report.line(
                    "Bytes of that page, compressed",
                    Load.once(list, with(browser, "Accept-Encoding", "gzip")).body().length + " B",
                    "",
                    "");
            report.load(
                    "Search in " + mailboxes,
                    Load.run(root.resolve(list.getPath() + "?q=user99"), browser, PEOPLE, RUN),
                    null);
            report.load(
                    "Sorted by use, " + mailboxes,
                    Load.run(root.resolve(list.getPath() + "?sort=used"), browser, PEOPLE, RUN),
                    null);
        }
    }

    private void livePage(URI root, URI upstream, Database database) throws Exception {
        Map<String, String> browser = Map.of("Cookie", new BenchRows(database).signedIn("acme"));
        URI page = LiveMailbox.await(root, browser);
        URI bare = URI.create(upstream + "/sandbox/logicboxes/api/mail/user.json?auth-userid=1001&api-key=sandbox-acme"
                + "&order-id=4713&email=" + LiveMailbox.address(root, page, browser));
        for (int latency : new int[] {0, 50}) {
            delay(upstream, latency);
            Load.run(page, browser, PEOPLE, WARM.dividedBy(2));
            Load.Result floor = Load.run(bare, Map.of(), PEOPLE, RUN);
            report.load(
                    "Mailbox page, upstream answers in " + latency + " ms",
                    Load.run(page, browser, PEOPLE, RUN),
                    floor);
        }
        delay(upstream, 2000);
        report.load(
                "1 000 people, upstream of 2 s (ideal 500/s)",
                Load.run(page, browser, 1000, Duration.ofSeconds(30)),
                null);
        delay(upstream, 0);
    }

    private static Map<String, String> settings(Database database, URI upstream, int port) throws Exception {
        String origin = upstream.getScheme() + "://" + upstream.getAuthority();
        var settings = new HashMap<>(Installation.settings());
        settings.putAll(database.properties());
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("postern.base-url", "http://localhost:" + port);
        settings.put("postern.providers.allowed-hosts", origin);
        Path tenants = Files.createTempFile("bench", ".yaml");
        Files.writeString(tenants, """
                tenants:
                  - slug: acme
                    name: Acme Mail
                    connections:
                      - { id: lb, provider: logicboxes, endpoint: %s/sandbox/logicboxes/api, credentials: { auth-userid: "1001", api-key: sandbox-acme } }
                    domains:
                      - { name: example.org, connection: lb, order-id: 4713 }
                """.formatted(origin));
        settings.put("postern.tenants-file", tenants.toString());
        return settings;
    }

    private static void delay(URI upstream, int millis) throws Exception {
        send(HttpRequest.newBuilder(URI.create(upstream + CONTROL + "/faults")).DELETE());
        if (millis > 0) {
            send(HttpRequest.newBuilder(URI.create(upstream + CONTROL + "/faults"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"kind\":\"LATENCY\",\"calls\":0,\"latencyMs\":" + millis + "}")));
        }
    }

    private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("the sandbox answered " + answer.statusCode() + ": " + answer.body());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String seconds(long start) {
        return "%.1f s".formatted((System.nanoTime() - start) / 1e9);
    }

    private static String memory(PackagedPortal portal) throws IOException {
        Path status = Path.of("/proc", Long.toString(portal.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    /** The same rows by the application's own role, under row-level security, without a portal around them. */
    private static final class SelectAlone {
        static Load.Result run(Database database, String tenant, int connections, Duration time) {
            long end = System.nanoTime() + time.toNanos();
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> loop(database, tenant, end));
            }
            long[] nanos = Load.all(work).stream()
                    .flatMap(List::stream)
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            return new Load.Result(
                    nanos.length / (time.toNanos() / 1e9),
                    Load.percentile(nanos, 0.5),
                    Load.percentile(nanos, 0.99),
                    nanos.length,
                    0,
                    0);
        }

        private static List<Long> loop(Database database, String tenant, long end) throws Exception {
            List<Long> times = new ArrayList<>();
            try (var connection = database.connectAsApplication()) {
                connection.setAutoCommit(false);
                try (var pin = connection.prepareStatement("select set_config('app.tenant', ?, true)");
                        var select =
                                connection.prepareStatement("select * from mailbox order by address, id limit 51")) {
                    pin.setString(1, tenant);
                    while (System.nanoTime() < end) {
                        long start = System.nanoTime();
                        pin.execute();
                        try (var rows = select.executeQuery()) {
                            while (rows.next()) {
                                rows.getString("address");
                            }
                        }
                        connection.commit();
                        times.add(System.nanoTime() - start);
                    }
                }
            }
            return times;
        }
    }
}
