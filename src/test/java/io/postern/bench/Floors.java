package io.postern.bench;

import io.postern.packaging.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a page needs of the database, by the application's own role, under row-level security, without a portal. */
record Floors(Database database, String tenant, int connections, Duration time) {
    private interface Bound {
        PreparedStatement to(Connection connection) throws Exception;
    }

    /** The rows of the first page. */
    Load.Result list() {
        return run(connection -> connection.prepareStatement("select * from mailbox order by address, id limit 51"));
    }

    /** The function that finds the rows, by itself. */
    Load.Result search(String text) {
        return run(connection -> {
            var search = connection.prepareStatement("select * from search_mailboxes(?, null, null, null, null, 1001)");
            search.setString(1, text);
            return search;
        });
    }

    private Load.Result run(Bound select) {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            work.add(() -> loop(select, end));
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

    private List<Long> loop(Bound bound, long end) throws Exception {
        List<Long> times = new ArrayList<>();
        try (var connection = database.connectAsApplication()) {
            connection.setAutoCommit(false);
            try (var pin = connection.prepareStatement("select set_config('app.tenant', ?, true)");
                    var select = bound.to(connection)) {
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
