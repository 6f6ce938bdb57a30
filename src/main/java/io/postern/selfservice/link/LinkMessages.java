package io.postern.selfservice.link;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of links to set the password; the texts are in {@code ui/messages/link.properties}. */
@MessageBundle("link")
public interface LinkMessages {
    @Message
    String title();

    @Message
    String text(String time);

    @Message
    String text_made(String provider, String time);

    @Message
    String hours(int hours);

    @Message
    String mail_to();

    @Message
    String mail_to_hint();

    @Message
    String make();

    @Message
    String make_another();

    @Message
    String replaces();

    @Message
    String none();

    @Message
    String list();

    @Message
    String state(SetPasswordLink.State state);

    @Message
    String since(String moment);

    @Message
    String made_by(String moment, String person);

    @Message
    String until(String moment);

    @Message
    String mail_state(SetPasswordLink.MailState state);

    @Message
    String mail_again(String address);

    @Message
    String mail_again_text();

    @Message
    String mail_failed_text();

    @Message
    String sent_to(String address);

    @Message
    String opened_hint();

    @Message
    String cancel();

    @Message
    String cancelled();

    @Message
    String cancelled_late();

    @Message
    String issued_title();

    @Message
    String issued_text(String moment);

    @Message
    String issued_mailed(String address);

    @Message
    String issued_what();

    @Message
    String issued_seen();

    @Message
    String error_own_address();

    @Message
    String form_title();

    @Message
    String form_text(String address);

    @Message
    String form_once();

    @Message
    String form_made(String provider);

    @Message
    String form_button();

    @Message
    String form_button_made();

    @Message
    String done_title();

    @Message
    String done_made(String address);

    @Message
    String done_working();

    @Message
    String done_working_made();

    @Message
    String done_unknown();

    @Message
    String done_seen();

    @Message
    String done_show();

    @Message
    String done_go();

    @Message
    String gone_title();

    @Message
    String gone_used();

    @Message
    String gone_cancelled();

    @Message
    String gone_expired();

    @Message
    String gone_unknown();

    @Message
    String gone_ask(String tenant);

    @Message
    String mail_subject(String address);

    @Message
    String mail_text(String tenant, String address);

    @Message
    String mail_until(String moment);

    @Message
    String mail_button();

    @Message
    String mail_once();

    @Message
    String mail_not_you(String tenant);

    @Message
    String action_issued();

    @Message
    String action_cancelled();

    @Message
    String action_used();

    @Message
    String action_mailed();

    @Message
    String action_mail_failed();

    @Message
    String via();
}
