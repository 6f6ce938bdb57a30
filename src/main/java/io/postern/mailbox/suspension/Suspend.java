package io.postern.mailbox.suspension;

import io.postern.change.Attempt;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

@Singleton
class Suspend extends Suspending {
    static final String NAME = "suspend";

    Suspend(Directory directory, DirectorySync sync) {
        super(directory, sync, MailboxStatus.SUSPENDED);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    Map<String, String> call(Attempt<SuspensionInput> attempt) {
        return attempt.provider().suspend(attempt.mailbox()).services();
    }

    @Override
    void callTogether(Attempt<SuspensionInput> any, MailDomain domain, List<Address> addresses) {
        any.provider().suspendAll(domain, addresses);
    }
}
