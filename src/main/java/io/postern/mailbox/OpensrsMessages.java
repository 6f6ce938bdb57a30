package io.postern.mailbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What OpenSRS refuses and why, in words; the texts are in {@code ui/messages/opensrs.properties}. */
@MessageBundle("opensrs")
public interface OpensrsMessages {
    @Message
    String happened(OpensrsReason reason);
}
