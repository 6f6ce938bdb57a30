package io.postern.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around signing in and sessions: {@code access:} in templates. */
@MessageBundle("access")
public interface AccessMessages {
    @Message
    String no_membership_title();

    @Message
    String no_membership_text(String tenant);

    @Message
    String failed_title();

    @Message
    String failed_text();

    @Message
    String done_title();

    @Message
    String done_text();

    @Message
    String framed_ended_text();

    @Message
    String framed_open();

    @Message
    String framed_ended_owner();

    @Message
    String framed_nobody();

    @Message
    String framed_tab_title();

    @Message
    String framed_no_cookies();

    @Message
    String signed_out_title();

    @Message
    String signed_out_text();

    @Message
    String left_text();

    @Message
    String signed_out_there();

    @Message
    String sessions_title();

    @Message
    String sessions_text();

    @Message
    String browser();

    @Message
    String unknown_browser();

    @Message
    String on(String browser, String system);

    @Message
    String started();

    @Message
    String last_seen();

    @Message
    String address();

    @Message
    String this_one();

    @Message
    String action();

    @Message
    String end();

    @Message
    String end_others();

    @Message
    String ended();

    @Message
    String ended_others(int count);

    @Message
    String landing_text();

    @Message
    String demo_title();

    @Message
    String demo_acme();

    @Message
    String demo_globex();

    @Message
    String demo_users();

    @Message
    String acting_over(String customer);

    @Message
    String all_title();

    @Message
    String all_text();

    @Message
    String all_search();

    @Message
    String all_search_go();

    @Message
    String all_show();

    @Message
    String all_none(String q);

    @Message
    String all_pages();

    @Message
    String all_first();

    @Message
    String all_next();

    @Message
    String person();

    @Message
    String how(String how);

    @Message
    String from_system(String system);

    @Message
    String acts_now(String reason);

    @Message
    String end_of(String name);

    @Message
    String end_person();

    @Message
    String end_person_of(String name);

    @Message
    String ended_of(String name);

    @Message
    String ended_person(int count);

    @Message
    String own_link();

    @Message
    String acting_over_gone();

    @Message
    String stopped_title();

    @Message
    String stopped_text();

    @Message
    String stopped_ask(String name);
}
