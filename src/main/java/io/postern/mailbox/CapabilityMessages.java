package io.postern.mailbox;

import io.postern.provider.spi.Capability;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a provider may be able to do, in words. */
@MessageBundle("capability")
public interface CapabilityMessages {
    @Message
    String name(Capability capability);
}
