package io.postern.domain;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the domain pages; the texts are in {@code ui/messages/domain.properties}. */
@MessageBundle("domain")
public interface DomainMessages {
    @Message
    String title();

    @Message
    String name();

    @Message
    String provider();

    @Message
    String state();

    @Message
    String mailboxes();

    @Message
    String last_read();

    @Message
    String customer();

    @Message
    String never_read();

    @Message
    String no_customer();

    @Message
    String reading(int count);

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_yours(String tenant);

    @Message
    String show_mailboxes(long count, String domain);

    @Message
    String activate();

    @Message
    String activate_one(String domain);

    @Message
    String activate_text(String domain, String provider);

    @Message
    String activation(Activation outcome);

    @Message
    String status(DomainRow.State state);
}
