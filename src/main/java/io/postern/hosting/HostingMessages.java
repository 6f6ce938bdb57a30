package io.postern.hosting;

import io.postern.provider.spi.DomainDefaults.PasswordStrength;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a domain's own pages, and of what each provider can do. */
@MessageBundle("hosting")
public interface HostingMessages {
    @Message
    String to_list();

    @Message
    String back_to(String domain);

    @Message
    String facts();

    @Message
    String connection();

    @Message
    String order();

    @Message
    String belongs_to();

    @Message
    String nobody();

    @Message
    String save();

    @Message
    String customer_saved(String domain);

    @Message
    String managed();

    @Message
    String remove();

    @Message
    String add();

    @Message
    String suspension();

    @Message
    String suspended();

    @Message
    String running();

    @Message
    String suspend();

    @Message
    String resume();

    @Message
    String suspension_title(String domain);

    @Message
    String suspend_text(String domain);

    @Message
    String resume_text(String domain);

    @Message
    String reason();

    @Message
    String reason_hint();

    @Message
    String catch_all();

    @Message
    String catch_all_to();

    @Message
    String catch_all_off();

    @Message
    String catch_all_change();

    @Message
    String catch_all_title(String domain);

    @Message
    String catch_all_text(String domain);

    @Message
    String catch_all_target();

    @Message
    String catch_all_hint(String domain);

    @Message
    String names();

    @Message
    String names_none();

    @Message
    String names_change();

    @Message
    String names_title(String domain);

    @Message
    String names_present();

    @Message
    String names_text(String domain);

    @Message
    String names_add();

    @Message
    String names_field();

    @Message
    String names_remove();

    @Message
    String names_remove_one(String domain);

    @Message
    String names_remove_typed();

    @Message
    String domain_hint();

    @Message
    String defaults();

    @Message
    String defaults_change();

    @Message
    String defaults_title(String domain);

    @Message
    String defaults_text();

    @Message
    String quota();

    @Message
    String quota_maximum();

    @Message
    String mailbox_limit();

    @Message
    String alias_limit();

    @Message
    String password_strength();

    @Message
    String megabytes(String size);

    @Message
    String megabytes_hint();

    @Message
    String not_told();

    @Message
    String strength_kept();

    @Message
    String strength(PasswordStrength strength);

    @Message
    String workgroups();

    @Message
    String workgroups_none();

    @Message
    String dns();

    @Message
    String dns_text();

    @Message
    String dns_none();

    @Message
    String dns_name();

    @Message
    String dns_type();

    @Message
    String dns_priority();

    @Message
    String dns_value();

    @Message
    String owned();

    @Message
    String not_owned();

    @Message
    String log(String provider);

    @Message
    String log_none();

    @Message
    String log_at();

    @Message
    String log_what();

    @Message
    String log_who();

    @Message
    String late();

    @Message
    String untold();

    @Message
    String removal_title(String domain);

    @Message
    String removal_what();

    @Message
    String removal_portal();

    @Message
    String removal_portal_text();

    @Message
    String removal_provider(String provider);

    @Message
    String removal_provider_text();

    @Message
    String removal_not_offered(String provider);

    @Message
    String confirmation(String domain);

    @Message
    String released(String domain);

    @Message
    String deleted(String domain);

    @Message
    String taken(int count);

    @Message
    String no_connection();

    @Message
    String no_connection_text();

    @Message
    String which_connection();

    @Message
    String other_connection();

    @Message
    String add_at(String connection);

    @Message
    String domain();

    @Message
    String create_title(String provider);

    @Message
    String create_text();

    @Message
    String create();

    @Message
    String attach_title(String provider);

    @Message
    String attach_text();

    @Message
    String attach();

    @Message
    String take_over();

    @Message
    String add_not_offered(String provider);

    @Message
    String present_title();

    @Message
    String present_text();

    @Message
    String present_choose();

    @Message
    String present_none();

    @Message
    String present_mailboxes(long count);

    @Message
    String present_more();

    @Message
    String providers();

    @Message
    String providers_text();

    @Message
    String providers_none();

    @Message
    String providers_what();

    @Message
    String yes();

    @Message
    String no();

    @Message
    String not_yet();

    @Message
    String field_what();

    @Message
    String field_present();

    @Message
    String field_password_strength();

    @Message
    String sold_active(String installation);

    @Message
    String sold_stopped(String day, String installation);

    @Message
    String sold_ended(String day, String installation);

    @Message
    String sold_unsettled();

    @Message
    String error_in_portal();

    @Message
    String error_elsewhere();

    @Message
    String error_at_provider();

    @Message
    String error_not_at_provider();

    @Message
    String error_in_use();

    @Message
    String error_nothing_chosen();
}
