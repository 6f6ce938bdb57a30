package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.directory.WriteThrough;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** A billing system has stopped the whole domain: this mailbox stops with it. */
@Singleton
class BillingSuspend extends Stopping {
    static final String NAME = "billing-suspend";

    private final StoppedDomains stopped;

    BillingSuspend(WriteThrough directory, StoppedDomains stopped) {
        super(NAME, directory);
        this.stopped = stopped;
    }

    /** Billing has let the domain go on meanwhile. */
    @Override
    Optional<Map<String, String>> pointless(Attempt<SuspensionInput> attempt) {
        return stopped.contain(attempt) ? Optional.empty() : Optional.of(Stops.SKIPPED);
    }
}
