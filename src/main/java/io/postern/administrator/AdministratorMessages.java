package io.postern.administrator;

import io.postern.provider.spi.SubAdministratorRight;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about administrators at a provider. */
@MessageBundle("administrator")
public interface AdministratorMessages {
    @Message
    String title();

    @Message
    String back(String connection);

    @Message
    String to_list();

    @Message
    String add();

    @Message
    String cannot(String provider);

    @Message
    String intro(String provider);

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String name();

    @Message
    String name_hint();

    @Message
    String mailbox();

    @Message
    String mailbox_hint();

    @Message
    String full_name();

    @Message
    String company();

    @Message
    String domains();

    @Message
    String domains_none();

    @Message
    String rights();

    @Message
    String right(SubAdministratorRight right);

    @Message
    String full_warning_title();

    @Message
    String full_warning();

    @Message
    String full_accepted();

    @Message
    String workgroup();

    @Message
    String workgroup_hint();

    @Message
    String mailbox_limit();

    @Message
    String limit_hint();

    @Message
    String quota_limit();

    @Message
    String quota_hint();

    @Message
    String password();

    @Message
    String password_kept();

    @Message
    String password_generated();

    @Message
    String password_typed();

    @Message
    String password_own();

    @Message
    String remove();

    @Message
    String remove_text(String name, String provider);

    @Message
    String made_title(String name);

    @Message
    String made_wait();

    @Message
    String made_seen();

    @Message
    String link();

    @Message
    String field_domains();

    @Message
    String error_taken();

    @Message
    String error_own_domains();

    @Message
    String error_full();

    @Message
    String error_one_only();

    @Message
    String error_not_own_mailbox();
}
