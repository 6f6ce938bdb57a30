package io.postern.mailbox.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Actor;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the portal did and what the provider wrote down, on one page. */
@QuarkusTest
class HistoryPagesTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Suspensions suspensions;

    @Inject
    Clock clock;

    @Test
    void theProvidersOwnEntriesStandAmongOursAndThoseThatWeCausedBelowOurs() {
        var reseller = resellers.open("history-both", 1);
        Mailbox mailbox = reseller.mailbox("user-01@history-both.example").orElseThrow();
        suspensions.suspend(reseller.tenant, Actor.SYSTEM, null, reseller.target(mailbox));
        Instant now = clock.instant();
        var log = reseller.upstream(mailbox.address).log;
        log.add(new LogEntry(now.minus(Duration.ofDays(3)), "ops@made-up", "panel", "changed spamtag [<b>JUNK</b>]"));
        log.add(new LogEntry(now, "ops@made-up", "api", "changed service_imap4 [suspended]"));
        String page = sessions.signIn("history-both", Role.OWNER)
                .request()
                .get(reseller.path(mailbox) + "/history")
                .then()
                .statusCode(200)
                .body(containsString("1 entry at the provider"))
                .body(containsString("changed spamtag [&lt;b&gt;JUNK&lt;/b&gt;]"))
                .body(containsString("Told by"))
                .body(not(containsString("<b>JUNK")))
                .extract()
                .asString();
        assertThat(page.indexOf("changed service_imap4")).isBetween(0, page.indexOf("changed spamtag"));
    }

    @Test
    void aSilentProviderHidesNothingOfOurs() {
        var reseller = resellers.open("history-silent", 1);
        Mailbox mailbox = reseller.mailbox("user-01@history-silent.example").orElseThrow();
        suspensions.suspend(reseller.tenant, Actor.SYSTEM, null, reseller.target(mailbox));
        reseller.account.refuse("change-log", Kind.UNEXPECTED);
        sessions.signIn("history-silent", Role.OWNER)
                .request()
                .get(reseller.path(mailbox) + "/history")
                .then()
                .statusCode(200)
                .body(containsString("did not tell its own history just now"))
                .body(containsString("Suspended"));
    }
}
