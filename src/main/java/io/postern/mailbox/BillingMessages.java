package io.postern.mailbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about what billing systems stop and limit: {@code billing:} in templates. */
@MessageBundle("billing")
public interface BillingMessages {
    @Message
    String error_full(String limit);

    @Message
    String error_stopped();

    @Message
    String action_suspend();

    @Message
    String action_resume();

    @Message
    String working_suspend(String address);

    @Message
    String working_resume(String address);

    @Message
    String done_suspend(String address);

    @Message
    String done_resume(String address);
}
