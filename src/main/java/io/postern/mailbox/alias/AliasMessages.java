package io.postern.mailbox.alias;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about other addresses; the texts are in {@code ui/messages/alias.properties}. */
@MessageBundle("alias")
public interface AliasMessages {
    @Message
    String title(String address);

    @Message
    String heading();

    @Message
    String intro(String address);

    @Message
    String none();

    @Message
    String address();

    @Message
    String act();

    @Message
    String remove();

    @Message
    String remove_one(String address);

    @Message
    String add();

    @Message
    String add_hint(String domain);

    @Message
    String domain_names(String domain);

    @Message
    String to_domains();
}
