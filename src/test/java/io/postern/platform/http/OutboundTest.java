package io.postern.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.MailProvider;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many people may wait on a slow upstream at the same time. */
@QuarkusTest
class OutboundTest {
    @Inject
    Resellers resellers;

    @Test
    void fiveHundredWaitTogetherAndNotInTurn() {
        Resellers.Reseller reseller = resellers.open("outbound-waiting", 1);
        MailProvider provider = reseller.provider();
        MailboxRef mailbox =
                new MailboxRef(reseller.domain.mailDomain(), reseller.target(0).address());
        reseller.account.fault(Fault.latency(1_000).method("mail/user"));
        long began = System.nanoTime();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(_ -> people.execute(() -> provider.read(mailbox)));
        }
        reseller.account.clearFaults();
        assertThat(reseller.account.journal("mail/user")).hasSize(500);
        // in turn they would need minutes; the bound only tells waiting together from waiting in turn
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }
}
