package io.postern.platform.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What machines are told instead of a page, in words for the person who reads their logs. */
@MessageBundle("problem")
public interface ProblemMessages {
    @Message
    String title(String kind);

    @Message
    String detail(String kind);
}
