package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionMemory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

@Singleton
class Resume extends Suspending {
    static final String NAME = "resume";

    Resume(Directory directory, DirectorySync sync) {
        super(directory, sync, MailboxStatus.ACTIVE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    Map<String, String> call(Attempt<SuspensionInput> attempt) {
        attempt.provider()
                .resume(attempt.mailbox(), new SuspensionMemory(attempt.input().services()));
        return Map.of();
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        any.provider().resumeAll(domain, addresses);
    }
}
