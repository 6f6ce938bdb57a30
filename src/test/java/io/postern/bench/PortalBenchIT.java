package io.postern.bench;

import io.postern.browser.FirstView;
import io.postern.packaging.Database;
import io.postern.packaging.Installation;
import io.postern.packaging.PackagedPortal;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw verify -Pbench}: the packaged portal under load, each number beside its floor. It prints and asserts
 * nothing. With {@code -Dbench.write=true} the table goes into docs/performance.md.
 */
@Tag("bench")
class PortalBenchIT {
    private static final int PEOPLE = 8;
    private static final int CROWD = 1000;
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("bench.warm", 20));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.run", 15));
    private static final int MANY = Integer.getInteger("bench.mailboxes", 1_000_000);
    private static final int COPIED = Integer.getInteger("bench.sync", 1_000_000);
    private static final String[] JVM = {"-Xms48m", "-Xmx320m", "-XX:+UseSerialGC"};
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Report report = new Report();

    @Test
    void thePortalUnderLoad() throws Exception {
        report.line(
                "Machine", Runtime.getRuntime().availableProcessors() + " processors", "load before: " + load(), "");
        try (var database = Database.start(Map.of("shared_buffers", "512MB", "max_connections", "60"));
                var sandbox = BenchSandbox.start(JVM)) {
            Map<String, String> settings = settings(database, sandbox);
            try (var portal = PackagedPortal.start(settings, JVM)) {
                URI root = portal.awaitListening(PATIENCE);
                lists(root, portal, new BenchRows(database), database);
                livePage(root, sandbox, database);
                report.line("Memory after saturation (RSS)", new Vitals(portal.pid()).memory(), "", "");
            }
            new SyncMeasure(database, sandbox, COPIED).run(settings, report);
            new StartMeasure(database, settings, JVM).run(report);
        } finally {
            // a part that could not be measured takes nothing from the others
            report.print();
        }
    }

    private void lists(URI root, PackagedPortal portal, BenchRows rows, Database database) {
        URI landing = root.resolve("/");
        Load.run(landing, Map.of(), PEOPLE, WARM);
        report.load("Page without data (render and headers alone)", Load.run(landing, Map.of(), PEOPLE, RUN), null);
        report.line(
                "Template of the list by itself, a second of one processor",
                Report.grouped(Math.round(Double.parseDouble(System.getProperty("bench.template", "0")))) + "/s",
                "",
                "");
        for (int size : new int[] {10_000, MANY}) {
            String tenant = "bench" + size;
            rows.tenant(tenant, size);
            Map<String, String> browser = Map.of("Cookie", rows.signedIn(tenant));
            list(
                    root.resolve("/" + tenant + "/mailboxes"),
                    browser,
                    size,
                    portal,
                    new Floors(database, tenant, PEOPLE, RUN));
        }
    }

    private void list(URI list, Map<String, String> browser, int size, PackagedPortal portal, Floors floors) {
        String mailboxes = Report.grouped(size) + " mailboxes";
        Load.run(list, browser, PEOPLE, WARM);
        Duration before = new Vitals(portal.pid()).processor();
        Load.Result page = Load.run(list, browser, PEOPLE, RUN);
        Duration spent = new Vitals(portal.pid()).processor().minus(before);
        report.load("List of 50 of " + mailboxes, page, floors.list());
        report.line(
                "Processor time of the portal for that page",
                "%.2f ms".formatted((double) spent.toMillis() / page.requests()),
                "",
                "");
        report.line("Bytes of that page, raw", page.bytes() + " B", "", "");
        int packed = Load.once(list, with(browser, "Accept-Encoding", "gzip")).body().length;
        report.line("Bytes of that page, compressed", packed + " B", "", "");
        FirstView first = FirstView.of(list, browser.get("Cookie").replaceFirst("^[^=]*=", ""));
        report.line("First view in a browser", first.requests() + " requests, " + first.bytes() + " B", "", "");
        report.load(
                "The same list, compressed anew each time",
                Load.run(list, with(browser, "Accept-Encoding", "gzip"), PEOPLE, RUN),
                null);
        URI search = list.resolve(list.getPath() + "?q=user99");
        report.load("Search in " + mailboxes, Load.run(search, browser, PEOPLE, RUN), floors.search("user99"));
        URI sorted = list.resolve(list.getPath() + "?sort=used");
        report.load("Sorted by use, " + mailboxes, Load.run(sorted, browser, PEOPLE, RUN), null);
    }

    private void livePage(URI root, BenchSandbox sandbox, Database database) throws Exception {
        var rows = new BenchRows(database);
        Map<String, String> browser = Map.of("Cookie", rows.signedIn("acme"));
        URI page = LiveMailbox.await(root, browser);
        URI bare = URI.create(
                sandbox.origin() + "/sandbox/logicboxes/api/mail/user.json?auth-userid=1001&api-key=sandbox-acme"
                        + "&order-id=4713&email=" + LiveMailbox.address(root, page, browser));
        for (int latency : new int[] {0, 50}) {
            sandbox.delay(latency);
            Load.run(page, browser, PEOPLE, WARM.dividedBy(2));
            Load.Result floor = Load.run(bare, Map.of(), PEOPLE, RUN);
            report.load(
                    "Mailbox page, upstream answers in " + latency + " ms",
                    Load.run(page, browser, PEOPLE, RUN),
                    floor);
        }
        new SignInMeasure(root, sandbox, LiveMailbox.address(root, page, browser)).run(report);
        sandbox.delay(2000);
        crowd(page, browser, root.resolve("/bench10000/mailboxes"), Map.of("Cookie", rows.cookie("bench10000")));
        sandbox.delay(0);
    }

    /** Many wait for a slow upstream; somebody else, whom it does not concern, reads a list all the while. */
    private void crowd(URI slow, Map<String, String> waiting, URI list, Map<String, String> other) {
        Duration time = RUN.multipliedBy(2);
        Load.Result alone = Load.run(list, other, 1, RUN);
        List<Load.Result> both =
                Load.all(List.of(() -> Load.run(slow, waiting, CROWD, time), () -> Load.run(list, other, 1, time)));
        report.load("1 000 people, upstream of 2 s (ideal 500/s)", both.getFirst(), null);
        report.load("One more person, who reads a list meanwhile", both.getLast(), alone);
    }

    private static Map<String, String> settings(Database database, BenchSandbox sandbox) throws Exception {
        int port = freePort();
        var settings = new HashMap<>(Installation.settings());
        settings.putAll(database.properties());
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("postern.base-url", "http://localhost:" + port);
        settings.put("postern.providers.allowed-hosts", sandbox.origin());
        // the sign-in measure tries the same mailbox again and again
        for (String limit : List.of("mailbox", "range", "tenant")) {
            settings.put("postern.self-service.limits." + limit + "-tries", "1000000");
        }
        Path tenants = Files.createTempFile("bench", ".yaml");
        Files.writeString(tenants, """
                tenants:
                  - slug: acme
                    name: Acme Mail
                    connections:
                      - { id: lb, provider: logicboxes, endpoint: %s/sandbox/logicboxes/api, credentials: { auth-userid: "1001", api-key: sandbox-acme } }
                    domains:
                      - { name: example.org, connection: lb, order-id: 4713 }
                """.formatted(sandbox.origin()));
        settings.put("postern.tenants-file", tenants.toString());
        return settings;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
