package io.postern.embed.settings;

import io.postern.embed.LaunchRefusal;
import io.postern.installation.InstallationScope;
import io.postern.installation.KeyKind;
import io.postern.installation.KeyProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about embedding; the texts are in {@code ui/messages/embedding.properties}. */
@MessageBundle("embedding")
public interface EmbeddingMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String link_text();

    @Message
    String to_settings();

    @Message
    String to_list();

    @Message
    String origins_title();

    @Message
    String origins_text();

    @Message
    String origins_managed();

    @Message
    String origins_label();

    @Message
    String origins_hint();

    @Message
    String origins_save();

    @Message
    String origins_saved();

    @Message
    String origins_none();

    @Message
    String origin_problem(OriginProblem problem);

    @Message
    String origin_write(String origin);

    @Message
    String systems_title();

    @Message
    String systems_none();

    @Message
    String system_add();

    @Message
    String system_new();

    @Message
    String system_id();

    @Message
    String system_id_hint();

    @Message
    String system_name();

    @Message
    String system_name_hint();

    @Message
    String scopes();

    @Message
    String scope(InstallationScope scope);

    @Message
    String scope_hint(InstallationScope scope);

    @Message
    String problem(InstallationForm.Problem problem);

    @Message
    String save();

    @Message
    String make();

    @Message
    String installation_made(String id);

    @Message
    String installation_saved();

    @Message
    String installation_removed(String id);

    @Message
    String managed();

    @Message
    String keys();

    @Message
    String keys_none();

    @Message
    String key_add();

    @Message
    String key_new(String name);

    @Message
    String kid();

    @Message
    String kid_hint();

    @Message
    String key_kind();

    @Message
    String kind(KeyKind kind);

    @Message
    String fingerprint();

    @Message
    String added();

    @Message
    String added_by(String name);

    @Message
    String added_by_file();

    @Message
    String last_used();

    @Message
    String never();

    @Message
    String used_today();

    @Message
    String used_times(long count);

    @Message
    String remove();

    @Message
    String remove_key(String kid);

    @Message
    String remove_system();

    @Message
    String rotation_text();

    @Message
    String public_title();

    @Message
    String public_text();

    @Message
    String public_key();

    @Message
    String public_key_hint();

    @Message
    String key_make();

    @Message
    String key_save();

    @Message
    String secret_title();

    @Message
    String secret_text();

    @Message
    String secret_make();

    @Message
    String secret_once_title(String kid);

    @Message
    String secret_once();

    @Message
    String secret_label();

    @Message
    String secret_done();

    @Message
    String key_added(String kid);

    @Message
    String key_removed(String kid);

    @Message
    String key_problem(KeyProblem problem);

    @Message
    String key_removal_title(String kid);

    @Message
    String key_removal_text();

    @Message
    String key_removal_last();

    @Message
    String key_removal_only(String name);

    @Message
    String removal_title(String name);

    @Message
    String removal_text();

    @Message
    String removal_confirm(String id);

    @Message
    String removal_wrong();

    @Message
    String setup();

    @Message
    String setup_title(String name);

    @Message
    String setup_text();

    @Message
    String setup_no_key();

    @Message
    String setup_module(String system);

    @Message
    String setup_field();

    @Message
    String setup_value();

    @Message
    String setup_private();

    @Message
    String setup_private_text(String kid);

    @Message
    String setup_shared_text(String kid);

    @Message
    String setup_whmcs_where();

    @Message
    String setup_fossbilling_where();

    @Message
    String setup_blesta_where();

    @Message
    String setup_hostbill_where();

    @Message
    String setup_other_where();

    @Message
    String setup_test();

    @Message
    String setup_php();

    @Message
    String setup_html();

    @Message
    String host_name();

    @Message
    String user_name();

    @Message
    String password();

    @Message
    String tenant_field();

    @Message
    String installation_field();

    @Message
    String address();

    @Message
    String label_field();

    @Message
    String try_title();

    @Message
    String try_text();

    @Message
    String try_refusals();

    @Message
    String try_self();

    @Message
    String try_trial();

    @Message
    String self_title();

    @Message
    String self_text();

    @Message
    String self_open();

    @Message
    String self_grey();

    @Message
    String refusals_title();

    @Message
    String refusals_text();

    @Message
    String refusals_none();

    @Message
    String refusals_all();

    @Message
    String refused_at();

    @Message
    String refused_why();

    @Message
    String refused_from();

    @Message
    String refused_as(String installation);

    @Message
    String refused_nobody();

    @Message
    String refused_page(String host);

    @Message
    String refused_network(String range);

    @Message
    String refused_number(String reference);

    @Message
    String trial_title();

    @Message
    String trial_text();

    @Message
    String trial_token();

    @Message
    String trial_hint();

    @Message
    String trial_check();

    @Message
    String trial_good();

    @Message
    String trial_late();

    @Message
    String trial_bad();

    @Message
    String check(LaunchRefusal.Check check);

    @Message
    String check_unknown();

    @Message
    String keys_short_none();

    @Message
    String names_field();

    @Message
    String setup_curve(String kid);
}
