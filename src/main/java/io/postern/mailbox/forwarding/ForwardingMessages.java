package io.postern.mailbox.forwarding;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about forwarding; the texts are in {@code ui/messages/forwarding.properties}. */
@MessageBundle("forwarding")
public interface ForwardingMessages {
    @Message
    String title(String address);

    @Message
    String targets();

    @Message
    String targets_hint(int most);

    @Message
    String target();

    @Message
    String target_hint();

    @Message
    String keep_copy();

    @Message
    String keeps_copy();

    @Message
    String keeps_none();

    @Message
    String forward_only();

    @Message
    String none();

    @Message
    String external();

    @Message
    String external_text();

    @Message
    String circular();

    @Message
    String replies();

    @Message
    String owner_title();

    @Message
    String owner_text();
}
