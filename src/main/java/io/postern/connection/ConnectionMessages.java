package io.postern.connection;

import io.postern.platform.http.OutboundPolicy;
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
    String none_title();

    @Message
    String none_text();

    @Message
    String health(Connection.Health health);

    @Message
    String finding(Finding finding);

    @Message
    String add();

    @Message
    String choose_title();

    @Message
    String choose_text();

    @Message
    String form_new(String provider);

    @Message
    String form_edit(String name);

    @Message
    String name();

    @Message
    String name_hint();

    @Message
    String endpoint_hint();

    @Message
    String keep_hint();

    @Message
    String save();

    @Message
    String save_anyway();

    @Message
    String saved_not();

    @Message
    String edit();

    @Message
    String pause();

    @Message
    String resume();

    @Message
    String paused();

    @Message
    String paused_text();

    @Message
    String remove();

    @Message
    String remove_text();

    @Message
    String history();

    @Message
    String history_at();

    @Message
    String history_state();

    @Message
    String history_none();

    @Message
    String egress();

    @Message
    String egress_hint();

    @Message
    String egress_unknown();

    @Message
    String to_list();

    @Message
    String open();

    @Message
    String file_only();

    @Message
    String problem(ConnectionForm.Problem problem);

    @Message
    String refusal(OutboundPolicy.Refusal refusal);
}
