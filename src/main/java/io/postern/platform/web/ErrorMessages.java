package io.postern.platform.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What error pages say, by the kind of {@link Problem}: {@code error:} in templates. */
@MessageBundle("error")
public interface ErrorMessages {
    @Message
    String title(String kind);

    @Message
    String text(String kind);

    @Message
    String reference(String reference);

    @Message
    String to_start();
}
