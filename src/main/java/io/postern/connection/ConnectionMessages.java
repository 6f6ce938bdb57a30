package io.postern.connection;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the connection pages; the texts are in {@code ui/messages/connection.properties}. */
@MessageBundle("connection")
public interface ConnectionMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String provider();

    @Message
    String endpoint();

    @Message
    String state();

    @Message
    String last_read();

    @Message
    String never_read();

    @Message
    String domains();

    @Message
    String test();

    @Message
    String test_one(String name);

    @Message
    String from_file();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String tested(String name);

    @Message
    String health(Connection.Health health);

    @Message
    String finding(Finding finding);
}
