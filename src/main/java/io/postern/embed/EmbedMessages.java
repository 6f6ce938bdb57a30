package io.postern.embed;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the way in from billing systems: {@code embed:} in templates. */
@MessageBundle("embed")
public interface EmbedMessages {
    @Message
    String refused_title();

    @Message
    String refused_text();
}
