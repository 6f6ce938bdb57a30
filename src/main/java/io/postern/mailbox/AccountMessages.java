package io.postern.mailbox;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The pages that make, size, move, delete and restore mailboxes; the texts are in {@code ui/messages/account.properties}. */
@MessageBundle("account")
public interface AccountMessages {
    @Message
    String setting(Setting setting);

    @Message
    String setting_text(Setting setting);

    @Message
    String history_gone();

    @Message
    String show_password();

    @Message
    String new_title();

    @Message
    String new_at(String domain, String provider);

    @Message
    String new_nowhere();

    @Message
    String new_elsewhere();

    @Message
    String new_checked();

    @Message
    String new_button();

    @Message
    String new_forward_button();

    @Message
    String domain_hint();

    @Message
    String domain_choose();

    @Message
    String domain_apply();

    @Message
    String type_mailbox();

    @Message
    String type_mailbox_text();

    @Message
    String type_forward();

    @Message
    String type_forward_text();

    @Message
    String address();

    @Message
    String targets();

    @Message
    String targets_hint(int most);

    @Message
    String whole_name();

    @Message
    String size();

    @Message
    String size_unit();

    @Message
    String size_maximum(String most);

    @Message
    String size_optional();

    @Message
    String password();

    @Message
    String password_generated();

    @Message
    String password_generated_text();

    @Message
    String password_typed();

    @Message
    String deletion_title(String address);

    @Message
    String deletion_text(String provider);

    @Message
    String deletion_until(String day);

    @Message
    String deletion_restorable();

    @Message
    String deletion_final();

    @Message
    String deletion_confirm(String phrase);

    @Message
    String deletion_confirm_hint();

    @Message
    String deletion_button();

    @Message
    String bin_title();

    @Message
    String bin_nowhere();

    @Message
    String bin_nowhere_text();

    @Message
    String bin_empty(String domain);

    @Message
    String bin_text(int days, String domain);

    @Message
    String bin_deleted_at();

    @Message
    String restore();

    @Message
    String restore_one(String address);

    @Message
    String restoration_title();

    @Message
    String restoration_text(String address);

    @Message
    String restoration_as();

    @Message
    String mail_title(String address);

    @Message
    String mail_text();

    @Message
    String mail_button();

    @Message
    String mail_from();

    @Message
    String mail_folder();

    @Message
    String mail_select(String subject);

    @Message
    String mail_no_subject();

    @Message
    String mail_none();

    @Message
    String mail_none_text(String provider);

    @Message
    String mail_restored(long count);

    @Message
    String mail_gone(long count);

    @Message
    String mail_not_restored(long count);

    @Message
    String quota_title(String address);

    @Message
    String quota_used(String used);

    @Message
    String quota_hint();

    @Message
    String quota_copy();

    @Message
    String address_title(String address);

    @Message
    String address_old();

    @Message
    String address_programs();

    @Message
    String address_loses(String provider);

    @Message
    String address_keeps();

    @Message
    String address_new();

    @Message
    String address_button();
}
