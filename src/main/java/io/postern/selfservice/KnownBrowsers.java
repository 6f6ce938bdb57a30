package io.postern.selfservice;

import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.web.Exchange;
import io.postern.selfservice.limit.SignInLimits.Try;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;

/**
 * Recognises a browser in which the owner of the same mailbox was let in before: others who try passwords do not hold it
 * up. Its cookie lets nobody in; it can only be made here, for one mailbox, and has limits of its own.
 */
@ApplicationScoped
class KnownBrowsers {
    private static final String TOP = "__Host-known";
    private static final String FRAME = "__Host-eknown";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST = 400;

    private final Vault vault;
    private final Exchange exchange;

    KnownBrowsers(Vault vault, Exchange exchange) {
        this.vault = vault;
        this.exchange = exchange;
    }

    /** The same try, as one of this browser if it is known. */
    Try recognise(Try attempt) {
        String sent = exchange.cookie(name());
        return sent != null && sent.length() <= LONGEST && madeFor(attempt, sent) ? attempt.from(sent) : attempt;
    }

    void remember(Try attempt) {
        byte[] sealed = vault.seal(Secret.of("known"), "known-browser", attempt.mailboxKey());
        String where = exchange.embedded() ? "; SameSite=None; Partitioned" : "; SameSite=Lax";
        exchange.setCookie(
                name() + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed)
                        + "; Path=/; Secure; HttpOnly" + where + "; Max-Age=" + KEPT.toSeconds());
    }

    private boolean madeFor(Try attempt, String sent) {
        try {
            return vault.holds(
                    Base64.getUrlDecoder().decode(sent), Secret.of("known"), "known-browser", attempt.mailboxKey());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private String name() {
        return exchange.embedded() ? FRAME : TOP;
    }
}
