package io.postern.mailbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What each act is called while it runs, when it is done and in the history; and what can be wrong with its input. */
@MessageBundle("act")
public interface ActMessages {
    @Message
    String action_note();

    @Message
    String action_create();

    @Message
    String working_create(String address);

    @Message
    String done_create(String address);

    @Message
    String action_create_forward();

    @Message
    String working_create_forward(String address);

    @Message
    String done_create_forward(String address);

    @Message
    String action_delete();

    @Message
    String working_delete(String address);

    @Message
    String done_delete(String address);

    @Message
    String action_restore();

    @Message
    String working_restore(String address);

    @Message
    String done_restore(String address);

    @Message
    String action_restore_messages();

    @Message
    String working_restore_messages(String address);

    @Message
    String done_restore_messages(String address);

    @Message
    String action_rename();

    @Message
    String working_rename(String address);

    @Message
    String done_rename(String address);

    @Message
    String action_quota();

    @Message
    String working_quota(String address);

    @Message
    String done_quota(String address);

    @Message
    String action_forwards();

    @Message
    String working_forwards(String address);

    @Message
    String done_forwards(String address);

    @Message
    String action_alias_add();

    @Message
    String working_alias_add(String address);

    @Message
    String done_alias_add(String address);

    @Message
    String action_alias_remove();

    @Message
    String working_alias_remove(String address);

    @Message
    String done_alias_remove(String address);

    @Message
    String action_services();

    @Message
    String working_services(String address);

    @Message
    String done_services(String address);

    @Message
    String action_app_password_add();

    @Message
    String working_app_password_add(String address);

    @Message
    String done_app_password_add(String address);

    @Message
    String action_app_password_remove();

    @Message
    String working_app_password_remove(String address);

    @Message
    String done_app_password_remove(String address);

    @Message
    String action_password_set();

    @Message
    String working_password_set(String address);

    @Message
    String done_password_set(String address);

    @Message
    String action_sign_out();

    @Message
    String working_sign_out(String address);

    @Message
    String done_sign_out(String address);

    @Message
    String action_domain_create();

    @Message
    String working_domain_create(String address);

    @Message
    String done_domain_create(String address);

    @Message
    String action_domain_delete();

    @Message
    String working_domain_delete(String address);

    @Message
    String done_domain_delete(String address);

    @Message
    String action_domain_suspend();

    @Message
    String working_domain_suspend(String address);

    @Message
    String done_domain_suspend(String address);

    @Message
    String action_domain_resume();

    @Message
    String working_domain_resume(String address);

    @Message
    String done_domain_resume(String address);

    @Message
    String action_domain_defaults();

    @Message
    String working_domain_defaults(String address);

    @Message
    String done_domain_defaults(String address);

    @Message
    String action_domain_alias_add();

    @Message
    String working_domain_alias_add(String address);

    @Message
    String done_domain_alias_add(String address);

    @Message
    String action_domain_alias_remove();

    @Message
    String working_domain_alias_remove(String address);

    @Message
    String done_domain_alias_remove(String address);

    @Message
    String action_catch_all();

    @Message
    String working_catch_all(String address);

    @Message
    String done_catch_all(String address);

    @Message
    String action_sub_administrator_create();

    @Message
    String working_sub_administrator_create(String address);

    @Message
    String done_sub_administrator_create(String address);

    @Message
    String action_sub_administrator_update();

    @Message
    String working_sub_administrator_update(String address);

    @Message
    String done_sub_administrator_update(String address);

    @Message
    String action_sub_administrator_delete();

    @Message
    String working_sub_administrator_delete(String address);

    @Message
    String done_sub_administrator_delete(String address);

    @Message
    String field_targets();

    @Message
    String field_quota();

    @Message
    String field_interval_hours();

    @Message
    String field_local_part();

    @Message
    String field_address();

    @Message
    String field_new_address();

    @Message
    String field_alias();

    @Message
    String field_tag();

    @Message
    String field_domain();

    @Message
    String field_name();

    @Message
    String field_rights();

    @Message
    String field_effects();

    @Message
    String field_services();

    @Message
    String field_mailbox_limit();

    @Message
    String field_alias_limit();

    @Message
    String field_quota_limit();

    @Message
    String field_quota_maximum();

    @Message
    String field_confirmation();

    @Message
    String field_reason();

    @Message
    String field_endpoint();

    @Message
    String field_password();

    @Message
    String error_password_other_character();

    @Message
    String error_password_beginning(String beginning);

    @Message
    String error_not_between(String minimum, String maximum);

    @Message
    String error_no_size();

    @Message
    String error_size_too_large(String most);

    @Message
    String error_resume_first();

    @Message
    String error_not_a_step();

    @Message
    String error_not_a_domain();

    @Message
    String error_not_offered();

    @Message
    String error_negative();

    @Message
    String error_not_a_number();

    @Message
    String error_too_many(String maximum);

    @Message
    String error_not_addresses(String texts);

    @Message
    String error_tag_taken();

    @Message
    String error_twice();

    @Message
    String error_forward_to_itself();

    @Message
    String error_not_a_local_part();

    @Message
    String error_taken();

    @Message
    String error_not_confirmed();

    @Message
    String error_not_in_domain();

    @Message
    String error_unchanged();

    @Message
    String field_messages();
}
