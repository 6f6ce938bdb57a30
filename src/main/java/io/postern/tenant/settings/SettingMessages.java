package io.postern.tenant.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a tenant's settings: {@code setting:} in templates. */
@MessageBundle("setting")
public interface SettingMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String members();

    @Message
    String members_text();

    @Message
    String connections();

    @Message
    String connections_text();
}
