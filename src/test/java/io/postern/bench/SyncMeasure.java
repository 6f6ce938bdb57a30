package io.postern.bench;

import io.postern.packaging.Database;
import io.postern.packaging.PackagedPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One domain, read whole from the sandbox by a portal that is given little memory and no pause between pages. */
record SyncMeasure(Database database, BenchSandbox sandbox, int mailboxes) {
    private static final String[] JVM = {"-Xmx256m", "-XX:+UseSerialGC"};
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    void run(Map<String, String> settings, Report report) throws Exception {
        sandbox.account("7007", "sandbox-bench", "sync.example", 7001, mailboxes);
        Path tenants = Files.createTempFile("bench-sync", ".yaml");
        Files.writeString(tenants, """
                tenants:
                  - slug: bench-sync
                    name: Bench
                    connections:
                      - { id: lb, provider: logicboxes, endpoint: %s/sandbox/logicboxes/api, credentials: { auth-userid: "7007", api-key: sandbox-bench } }
                    domains:
                      - { name: sync.example, connection: lb, order-id: 7001 }
                """.formatted(sandbox.origin()));
        var own = new HashMap<>(settings);
        own.put("postern.tenants-file", tenants.toString());
        own.put("postern.sync.pages-per-second", "100000");
        try (var portal = PackagedPortal.start(own, JVM)) {
            portal.awaitListening(Duration.ofMinutes(2));
            double seconds = awaitPass();
            report.line(
                    "First copy of a domain of " + Report.grouped(mailboxes) + " mailboxes, 200 a page, heap of 256 MB",
                    Report.grouped(Math.round(mailboxes / seconds)) + " mailboxes/s (" + Math.round(seconds) + " s)",
                    "at most " + new Vitals(portal.pid()).mostMemory() + " of memory (RSS)",
                    "");
        }
    }

    private double awaitPass() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (var connection = database.connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select sync_state, sync_failure, extract(epoch from synced_at -"
                            + " sync_started_at) from domain where tenant_id = 'bench-sync'")) {
                if (row.next() && "DONE".equals(row.getString(1))) {
                    return row.getDouble(3);
                }
                if (row.getRow() > 0 && row.getString(2) != null) {
                    throw new IllegalStateException("the pass failed: " + row.getString(2));
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("no pass within " + PATIENCE);
    }
}
