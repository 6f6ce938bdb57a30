package io.postern.provider.spi;

import java.util.Map;

/** Switches the services of a mailbox one by one. Set-type. Capability {@link Capability#SERVICES}. */
public interface ServiceSwitches {
    /** Only services that the upstream told; never one outside {@link Options#services()}. */
    Map<MailService, ServiceState> readServices(MailboxRef mailbox);

    /** Services that are not named stay as they are. */
    void updateServices(MailboxRef mailbox, Map<MailService, ServiceState> wanted);
}
