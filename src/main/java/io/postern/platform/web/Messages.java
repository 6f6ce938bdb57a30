package io.postern.platform.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words that every page shares; the texts are in {@code ui/messages/msg.properties}. */
@MessageBundle
public interface Messages {
    @Message
    String product();

    @Message
    String title(String page, String tenant);

    @Message
    String skip_to_content();

    @Message
    String main_menu();

    @Message
    String nav_mailboxes();

    @Message
    String nav_domains();

    @Message
    String nav_connections();

    @Message
    String nav_members();

    @Message
    String nav_settings();

    @Message
    String nav_customers();

    @Message
    String nav_support_access();

    @Message
    String acting_label();

    @Message
    String acting_title(String name);

    @Message
    String acting_as(String person, String name);

    @Message
    String acting_reason(String reason);

    @Message
    String acting_until(String time, long minutes);

    @Message
    String acting_stop();

    @Message
    String nav_tenants();

    @Message
    String nav_sessions();

    @Message
    String signed_in_as(String name);

    @Message
    String sign_out();

    @Message
    String session_ended_title();

    @Message
    String session_ended_text();

    @Message
    String sign_in_again();

    @Message
    String error_summary_title();

    @Message
    String loading();

    @Message
    String loaded();

    @Message
    String request_failed();

    @Message
    String copy();

    @Message
    String copy_what(String what);

    @Message
    String copied();

    @Message
    String cancel();

    @Message
    String back();

    @Message
    String footer_link(String kind);

    @Message
    String support_title();

    @Message
    String support_email();

    @Message
    String support_phone();

    @Message
    String support_web();

    @Message
    String return_to_host();

    @Message
    String age_moment();

    @Message
    String age_minutes(long count);

    @Message
    String age_hours(long count);

    @Message
    String age_days(long count);
}
