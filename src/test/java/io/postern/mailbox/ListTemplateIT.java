package io.postern.mailbox;

import io.postern.directory.Freshness;
import io.postern.directory.MailboxListing;
import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxRow;
import io.postern.platform.web.Age;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list's template by itself: no network, no database. Part of the benchmark, which prints what it leaves. */
@QuarkusTest
@Tag("bench")
class ListTemplateIT {
    /** A request keeps what its pages used until it ends, so that there cannot be any number of them. */
    private static final int PAGES = 1_000;

    @Inject
    ListWords words;

    @Inject
    PageModel page;

    @Inject
    CurrentVertxRequest current;

    @Test
    void pagesASecond() {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            current.setCurrent(nobodysRequest());
            page.tenant("bench", "Bench");
            page.signedIn("Bench", "token", Set.of("mailboxes", "domains", "connections", "members"));
            rate();
            System.setProperty("bench.template", Double.toString(rate()));
        } finally {
            request.terminate();
        }
    }

    /** For each second of the processor's time, of which a busy machine takes nothing away. */
    private double rate() {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        for (int pages = 0; pages < PAGES; pages++) {
            MailboxListPages.Templates.list(view()).render();
        }
        return PAGES / ((thread.getCurrentThreadCpuTime() - start) / 1e9);
    }

    private ListView view() {
        List<MailboxRow> rows = IntStream.range(0, MailboxListing.PAGE)
                .mapToObj(ListTemplateIT::row)
                .toList();
        List<String> domains =
                IntStream.range(0, 100).mapToObj(n -> "d" + n + ".example").toList();
        return new ListView(
                "/bench",
                MailboxQuery.ALL,
                new MailboxListing(rows, "next", 10_000, false),
                new Freshness(Instant.EPOCH, 100, 0, 0, 0, List.of(), 0),
                domains,
                new Age(Age.Unit.MINUTES, 10, Instant.EPOCH),
                null,
                true,
                true,
                List.of(),
                words);
    }

    private static MailboxRow row(int n) {
        return new MailboxRow(
                new UUID(0, n),
                new UUID(1, 1),
                "user" + n + "@d1.example",
                "First" + n,
                "Last" + n,
                n % 20 == 0 ? MailboxStatus.SUSPENDED : MailboxStatus.ACTIVE,
                AccountType.MAILBOX,
                5L << 30,
                n * 7919L % 5400 << 20,
                false,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static RoutingContext nobodysRequest() {
        var request = (HttpServerRequest) Proxy.newProxyInstance(
                ListTemplateIT.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> null);
        return (RoutingContext) Proxy.newProxyInstance(
                ListTemplateIT.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "request" -> request;
                    case "normalizedPath" -> "/bench/mailboxes";
                    case "get" -> "postern.nonce".equals(arguments[0]) ? "nonce" : null;
                    default -> null;
                });
    }
}
