package io.postern.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the API tells the person who reads a billing system's log. */
@MessageBundle("api")
public interface ApiMessages {
    @Message
    String title(String problem);

    @Message
    String detail(String problem, String words);

    @Message
    String field(String problem, String words);

    @Message
    String service_title(String trouble);

    @Message
    String service_detail(String trouble, String words);

    @Message
    String late(String kind, String words);

    @Message
    String change_detail(String kind, String words);

    @Message
    String no_password_set();

    @Message
    String no_password_reset();
}
