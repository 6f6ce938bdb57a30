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

    @Message
    String stopped(String since, String reason);

    @Message
    String stopped_bare(String since);

    @Message
    String stopped_end();

    @Message
    String stopped_badge();

    @Message
    String suspension();

    @Message
    String staff_title(String address);

    @Message
    String staff_text();

    @Message
    String staff_button();

    @Message
    String lift_title(String address);

    @Message
    String lift_text();

    @Message
    String lift_button();

    @Message
    String deferred(String address);

    @Message
    String deferred_outcome();

    @Message
    String deferred_why();

    @Message
    String results_deferred(int count);

    @Message
    String room(long used, int limit);

    @Message
    String room_full();
}
