package io.postern.mailbox.history;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the history page; the texts are in {@code ui/messages/history.properties}. */
@MessageBundle("history")
public interface HistoryMessages {
    @Message
    String intro_both(String provider);

    @Message
    String intro_own();

    @Message
    String source();

    @Message
    String source_portal();

    @Message
    String source_provider(String provider);

    @Message
    String unread(String provider);

    @Message
    String try_again();

    @Message
    String folded(int count);
}
