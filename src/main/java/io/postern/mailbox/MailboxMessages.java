package io.postern.mailbox;

import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionEffect;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the mailbox pages; the texts are in {@code ui/messages/mailbox.properties}. */
@MessageBundle("mailbox")
public interface MailboxMessages {
    @Message
    String list_title();

    @Message
    String filter_find();

    @Message
    String filter_domain();

    @Message
    String filter_status();

    @Message
    String filter_type();

    @Message
    String filter_space();

    @Message
    String filter_all();

    @Message
    String filter_apply();

    @Message
    String more_than(String number);

    @Message
    String found(long count, String number);

    @Message
    String total(long count, String number);

    @Message
    String show_all();

    @Message
    String reading_now(int count);

    @Message
    String data_from();

    @Message
    String refresh();

    @Message
    String refresh_hint();

    @Message
    String refreshed(int count);

    @Message
    String refresh_failed(int count);

    @Message
    String refresh_more();

    @Message
    String stale(int count);

    @Message
    String sync_not_activated();

    @Message
    String sync_address_not_allowed();

    @Message
    String sync_credentials();

    @Message
    String sync_not_found();

    @Message
    String sync_unavailable();

    @Message
    String sync_busy();

    @Message
    String sync_ask(String tenant);

    @Message
    String sync_other();

    @Message
    String no_domains_title();

    @Message
    String no_domains_text();

    @Message
    String nothing_found_title();

    @Message
    String nothing_found_text();

    @Message
    String first_read_title();

    @Message
    String first_read_text();

    @Message
    String look_again();

    @Message
    String no_mailboxes_title();

    @Message
    String no_mailboxes_text();

    @Message
    String col_address();

    @Message
    String col_status();

    @Message
    String col_space();

    @Message
    String col_created();

    @Message
    String select();

    @Message
    String select_page();

    @Message
    String chosen();

    @Message
    String chosen_none();

    @Message
    String suspend();

    @Message
    String resume();

    @Message
    String bulk_stops(String provider);

    @Message
    String no(SuspensionEffect effect);

    @Message
    String ask_suspend_title();

    @Message
    String ask_suspend_text();

    @Message
    String pages();

    @Message
    String first_page();

    @Message
    String next_page();

    @Message
    String older();

    @Message
    String status(MailboxStatus status);

    @Message
    String type(AccountType type);

    @Message
    String space_of(String used, String quota);

    @Message
    String percent(Integer count);

    @Message
    String over_quota();

    @Message
    String not_told();

    @Message
    String happened(Kind kind);

    @Message
    String happened_old_password();

    @Message
    String happened_not_activated();

    @Message
    String happened_address_not_allowed();

    @Message
    String happened_method_withdrawn();

    @Message
    String happened_not_asked();

    @Message
    String happened_paused();

    @Message
    String next_ask(String tenant);

    @Message
    String next_paused();

    @Message
    String effect(Trouble.Effect effect);

    @Message
    String next(Kind kind);

    @Message
    String next_old_password();

    @Message
    String next_not_activated();

    @Message
    String next_address_not_allowed();

    @Message
    String next_method_withdrawn();

    @Message
    String next_not_asked();

    @Message
    String provider_says();

    @Message
    String back_to_list();

    @Message
    String served_by(String provider);

    @Message
    String parts();

    @Message
    String tab_overview();

    @Message
    String tab_autoresponder();

    @Message
    String tab_password();

    @Message
    String tab_details();

    @Message
    String tab_history();

    @Message
    String change_title();

    @Message
    String working_text();

    @Message
    String working_checking();

    @Message
    String working_suspend(String address);

    @Message
    String working_resume(String address);

    @Message
    String working_autoresponder(String address);

    @Message
    String working_details(String address);

    @Message
    String working_password(String address);

    @Message
    String done_suspend(String address);

    @Message
    String done_resume(String address);

    @Message
    String done_autoresponder(String address);

    @Message
    String done_details(String address);

    @Message
    String done_password(String address);

    @Message
    String change_unknown(String address);

    @Message
    String change_cancelled(String address);

    @Message
    String change_failed(String address);

    @Message
    String to_mailbox();

    @Message
    String to_form_again();

    @Message
    String gone_title();

    @Message
    String gone_text();

    @Message
    String provider_slow();

    @Message
    String copy_from();

    @Message
    String ask_again();

    @Message
    String facts();

    @Message
    String live_now();

    @Message
    String owner();

    @Message
    String notification();

    @Message
    String forwards();

    @Message
    String space_not_told();

    @Message
    String space_none();

    @Message
    String over_quota_text();

    @Message
    String settings();

    @Message
    String user_name();

    @Message
    String imap_ports();

    @Message
    String pop_ports();

    @Message
    String smtp_ports();

    @Message
    String webmail();

    @Message
    String ports_note();

    @Message
    String settings_not_told();

    @Message
    String cannot(String provider);

    @Message
    String source();

    @Message
    String history_title(String address);

    @Message
    String history_empty_title();

    @Message
    String history_empty_text();

    @Message
    String history_when();

    @Message
    String history_what();

    @Message
    String history_who();

    @Message
    String history_via();

    @Message
    String history_outcome();

    @Message
    String action_suspend();

    @Message
    String action_resume();

    @Message
    String action_autoresponder();

    @Message
    String action_password_change();

    @Message
    String action_password_reset();

    @Message
    String action_details();

    @Message
    String via_portal();

    @Message
    String via_embed();

    @Message
    String via_system();

    @Message
    String outcome_done();

    @Message
    String outcome_refused();

    @Message
    String outcome_failed();

    @Message
    String outcome_unknown();

    @Message
    String outcome_cancelled();

    @Message
    String outcome_working();

    @Message
    String outcome_checking();

    @Message
    String error_required();

    @Message
    String error_too_long(String maximum);

    @Message
    String error_line_break();

    @Message
    String error_not_an_address();

    @Message
    String error_in_the_past();

    @Message
    String error_not_a_format();

    @Message
    String error_old_password();

    @Message
    String error_refused();

    @Message
    String error_not_a_date();

    @Message
    String error_password_too_short(String minimum);

    @Message
    String error_password_too_long(String maximum);

    @Message
    String error_password_must_contain(String what);

    @Message
    String error_password_contains_address();

    @Message
    String error_password_control_character();

    @Message
    String error_other();

    @Message
    String save();

    @Message
    String suspend_title(String address);

    @Message
    String suspend_text(String provider);

    @Message
    String suspend_choose(String provider);

    @Message
    String suspend_more();

    @Message
    String stopped_now();

    @Message
    String suspend_keeps();

    @Message
    String resume_title(String address);

    @Message
    String resume_text();

    @Message
    String stops(SuspensionEffect effect);

    @Message
    String starts(SuspensionEffect effect);

    @Message
    String results_title();

    @Message
    String results_why();

    @Message
    String results_open(int count);

    @Message
    String results_done(int count);

    @Message
    String results_not_done(int count);

    @Message
    String nothing_selected_title();

    @Message
    String nothing_selected_text();

    @Message
    String reply_title(String address);

    @Message
    String reply_never_set();

    @Message
    String reply_off();

    @Message
    String reply_on();

    @Message
    String reply_on_plain();

    @Message
    String reply_live();

    @Message
    String reply_unread(String provider);

    @Message
    String reply_interval();

    @Message
    String reply_interval_hint();

    @Message
    String reply_no_end();

    @Message
    String reply_on_until(String day);

    @Message
    String reply_ended(String day);

    @Message
    String reply_last_set(String actor);

    @Message
    String reply_not_readable(String provider);

    @Message
    String reply_loop();

    @Message
    String reply_enabled();

    @Message
    String reply_subject();

    @Message
    String reply_message();

    @Message
    String reply_format();

    @Message
    String reply_text();

    @Message
    String reply_html();

    @Message
    String reply_quote();

    @Message
    String reply_end();

    @Message
    String reply_end_hint();

    @Message
    String reply_endless();

    @Message
    String reply_save();

    @Message
    String reply_preview();

    @Message
    String reply_preview_note();

    @Message
    String password_title(String address);

    @Message
    String password_change();

    @Message
    String password_current();

    @Message
    String password_new();

    @Message
    String rule_contains(String what);

    @Message
    String rule_not_address();

    @Message
    String rule_only();

    @Message
    String rule_not_beginning(String beginning);

    @Message
    String password_set();

    @Message
    String password_set_text();

    @Message
    String sign_out();

    @Message
    String sign_out_text();

    @Message
    String password_reset();

    @Message
    String password_reset_text(String provider);

    @Message
    String reset_wait();

    @Message
    String reset_done(String address);

    @Message
    String reset_once();

    @Message
    String reset_advice();

    @Message
    String reset_seen_title();

    @Message
    String reset_seen_text();

    @Message
    String details_title(String address);

    @Message
    String details_copy();

    @Message
    String whole_name();

    @Message
    String first_name();

    @Message
    String last_name();

    @Message
    String notification_hint();

    @Message
    String tab_forwarding();

    @Message
    String tab_settings();

    @Message
    String settings_title(String address);

    @Message
    String not_offered(String provider);
}
