package io.postern.selfservice;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of mailbox owners' pages; the texts are in {@code ui/messages/selfservice.properties}. */
@MessageBundle("selfservice")
public interface SelfServiceMessages {
    @Message
    String menu();

    @Message
    String tab_overview();

    @Message
    String tab_password();

    @Message
    String tab_autoresponder();

    @Message
    String tab_programs();

    @Message
    String tab_history();

    @Message
    String tab_sessions();

    @Message
    String sign_in_title();

    @Message
    String sign_in_text();

    @Message
    String address();

    @Message
    String password();

    @Message
    String sign_in();

    @Message
    String reveal();

    @Message
    String no_password(String tenant);

    @Message
    String link_needed();

    @Message
    String link_ask(String tenant);

    @Message
    String wrong();

    @Message
    String wrong_text();

    @Message
    String too_often();

    @Message
    String again_seconds(long count);

    @Message
    String again_minutes(long count);

    @Message
    String signed_out();

    @Message
    String overview_title();

    @Message
    String suspended(String tenant);

    @Message
    String space_unknown();

    @Message
    String over_quota();

    @Message
    String copy_from();

    @Message
    String password_card();

    @Message
    String password_link_card(String tenant);

    @Message
    String password_title();

    @Message
    String password_link();

    @Message
    String password_after();

    @Message
    String on();

    @Message
    String off();

    @Message
    String reply_on();

    @Message
    String reply_until(String day);

    @Message
    String reply_ended(String day);

    @Message
    String reply_unknown();

    @Message
    String reply_never();

    @Message
    String reply_change();

    @Message
    String forwards_title();

    @Message
    String forwards_text();

    @Message
    String forwards_ask(String tenant);

    @Message
    String programs_title();

    @Message
    String programs_text();

    @Message
    String programs_unknown(String tenant);

    @Message
    String history_title();

    @Message
    String history_both();

    @Message
    String history_own();

    @Message
    String history_unread();

    @Message
    String history_empty();

    @Message
    String your_provider();

    @Message
    String side(OwnLine.Side side, String tenant);

    @Message
    String sessions_title();

    @Message
    String sessions_text();

    @Message
    String end();

    @Message
    String session_ended();

    @Message
    String sessions_ended(int count);

    @Message
    String everywhere_title();

    @Message
    String everywhere_text();

    @Message
    String everywhere_here_text();

    @Message
    String everywhere();

    @Message
    String change_title();

    @Message
    String working();

    @Message
    String working_text();

    @Message
    String look_again();

    @Message
    String to_overview();

    @Message
    String done_password();

    @Message
    String done_password_text();

    @Message
    String done_autoresponder();

    @Message
    String done_sign_out();

    @Message
    String done_sign_out_text();

    @Message
    String done_other();

    @Message
    String not_done();

    @Message
    String trouble_password();

    @Message
    String trouble_refused();

    @Message
    String trouble_withdrawn();

    @Message
    String trouble_away();

    @Message
    String next_password();

    @Message
    String next_ask(String tenant);

    @Message
    String next_later(String tenant);

    @Message
    String action_started();

    @Message
    String via_mailbox();

    @Message
    String demo_owner();

    @Message
    String demo_owner_text(String address, String password);
}
