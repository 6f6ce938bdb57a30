package io.postern.mailbox.note;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of notes and tags; the texts are in {@code ui/messages/note.properties}. */
@MessageBundle("note")
public interface NoteMessages {
    @Message
    String title();

    @Message
    String page_title(String address);

    @Message
    String private_hint();

    @Message
    String none();

    @Message
    String add();

    @Message
    String edit();

    @Message
    String text();

    @Message
    String tags();

    @Message
    String tags_hint();

    @Message
    String save();

    @Message
    String tagged(String tag);

    @Message
    String all_tags();

    @Message
    String all_intro();

    @Message
    String all_none();

    @Message
    String count(long count);

    @Message
    String error_text(int maximum);

    @Message
    String error_tags(int most, int length);

    @Message
    String changed(String by);
}
