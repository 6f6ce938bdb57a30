package io.postern.delegation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about acting for customers; the texts are in {@code ui/messages/delegation.properties}. */
@MessageBundle("delegation")
public interface DelegationMessages {
    @Message
    String act(String customer);

    @Message
    String act_link();

    @Message
    String act_text(String customer);

    @Message
    String act_sees(String customer);

    @Message
    String reason();

    @Message
    String reason_hint();

    @Message
    String length();

    @Message
    String minutes(int count);

    @Message
    String start();

    @Message
    String started(String customer);

    @Message
    String stopped(String customer);

    @Message
    String problem(ActingForm.Problem problem);

    @Message
    String granted_until();

    @Message
    String not_granted(String customer);

    @Message
    String how_to_grant();

    @Message
    String rule();

    @Message
    String rule_text();

    @Message
    String rule_settings_text();

    @Message
    String rule_always();

    @Message
    String rule_always_text();

    @Message
    String rule_granted();

    @Message
    String rule_granted_text();

    @Message
    String rule_save();

    @Message
    String rule_saved(boolean onlyWhileGranted);

    @Message
    String access();

    @Message
    String access_always(String tenant);

    @Message
    String access_ask(String tenant);

    @Message
    String access_open(String tenant);

    @Message
    String access_open_until();

    @Message
    String access_by(String name);

    @Message
    String access_closed(String tenant);

    @Message
    String end_access();

    @Message
    String grant_title();

    @Message
    String grant_again_title();

    @Message
    String grant_again();

    @Message
    String access_closed_text();

    @Message
    String grant_length();

    @Message
    String length_name(GrantLength length);

    @Message
    String grant();

    @Message
    String granted(String tenant, GrantLength length);

    @Message
    String grant_ended(String tenant);

    @Message
    String grant_was_over();

    @Message
    String log();

    @Message
    String log_none();

    @Message
    String who();

    @Message
    String why();

    @Message
    String from();

    @Message
    String to();

    @Message
    String outcome();

    @Message
    String running();

    @Message
    String ended(ActingPeriod.Ended ended);

    @Message
    String older();
}
