package io.postern.mailbox.service;

import io.postern.change.Attempt;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.directory.MailboxChange;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import jakarta.inject.Singleton;
import java.util.Map;

/** Switches services of a mailbox on and off. */
@Singleton
class ServicesChange extends MailboxChange<ServicesInput> {
    static final String NAME = "services";

    ServicesChange(WriteThrough directory) {
        super(NAME, ServicesInput.class, true, directory);
    }

    @Override
    public Outcome execute(Attempt<ServicesInput> attempt) {
        Map<MailService, ServiceState> now =
                attempt.beforeWriting(provider -> provider.readServices(attempt.mailbox()));
        Map<MailService, ServiceState> changes = attempt.input().changes(now);
        if (!changes.isEmpty()) {
            attempt.provider().updateServices(attempt.mailbox(), changes);
        }
        return directory.after(attempt, Map.of());
    }

    @Override
    public ReadBack readBack(Attempt<ServicesInput> attempt) {
        Map<MailService, ServiceState> now = attempt.provider().readServices(attempt.mailbox());
        return attempt.input().changes(now).isEmpty()
                ? new ReadBack.Applied(directory.after(attempt, Map.of()))
                : new ReadBack.NotApplied();
    }
}
