package io.postern.mailbox.apppassword;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about app passwords; the texts are in {@code ui/messages/apppassword.properties}. */
@MessageBundle("apppassword")
public interface AppPasswordMessages {
    @Message
    String title(String address);

    @Message
    String heading();

    @Message
    String intro();

    @Message
    String none();

    @Message
    String name();

    @Message
    String name_hint();

    @Message
    String made();

    @Message
    String act();

    @Message
    String remove();

    @Message
    String remove_one(String tag);

    @Message
    String add();

    @Message
    String pending();

    @Message
    String ready(String address);

    @Message
    String advice();

    @Message
    String seen_title();

    @Message
    String seen_text();

    @Message
    String to_list();

    @Message
    String password();
}
