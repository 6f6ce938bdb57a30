package io.postern.tenant.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a tenant's settings: {@code setting:} in templates. */
@MessageBundle("setting")
public interface SettingMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String members();

    @Message
    String members_text();

    @Message
    String connections();

    @Message
    String connections_text();

    @Message
    String saved();

    @Message
    String to_list();

    @Message
    String save();

    @Message
    String general();

    @Message
    String general_text();

    @Message
    String name();

    @Message
    String name_hint();

    @Message
    String from_file();

    @Message
    String support();

    @Message
    String support_hint();

    @Message
    String email();

    @Message
    String phone();

    @Message
    String address();

    @Message
    String address_hint();

    @Message
    String theme();

    @Message
    String theme_hint();

    @Message
    String theme_own();

    @Message
    String theme_light();

    @Message
    String theme_dark();

    @Message
    String zone();

    @Message
    String zone_hint();

    @Message
    String zone_usual();

    @Message
    String sign_in();

    @Message
    String sign_in_text();

    @Message
    String sign_in_own();

    @Message
    String sign_in_installation();

    @Message
    String sign_in_file();

    @Message
    String issuer();

    @Message
    String issuer_hint();

    @Message
    String issuer_allowed();

    @Message
    String issuer_operator();

    @Message
    String client_id();

    @Message
    String client_secret();

    @Message
    String secret_hint();

    @Message
    String secret_keep();

    @Message
    String callback();

    @Message
    String owner();

    @Message
    String owner_hint();

    @Message
    String owner_later();

    @Message
    String others_title();

    @Message
    String others_title_installation();

    @Message
    String what_happens();

    @Message
    String sign_in_check();

    @Message
    String sign_in_save();

    @Message
    String sign_in_saved();

    @Message
    String sign_in_remove();

    @Message
    String sign_in_remove_text();

    @Message
    String sign_in_removed();

    @Message
    String saved_not();

    /** Stands before an issuer. */
    @Message
    String members_of(long count);

    @Message
    String finding(Issuers.Finding finding);

    @Message
    String problem(GeneralForm.Problem problem);

    @Message
    String wrong(SignInForm.Problem problem);
}
