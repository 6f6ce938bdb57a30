package io.postern.member;

import io.postern.access.Role;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about a tenant's people: {@code member:} in templates. */
@MessageBundle("member")
public interface MemberMessages {
    @Message
    String title();

    @Message
    String text();

    @Message
    String signed_in_now();

    @Message
    String to_list();

    @Message
    String search();

    @Message
    String search_go();

    @Message
    String search_all();

    @Message
    String none_found(String q);

    @Message
    String pages();

    @Message
    String first_page();

    @Message
    String next_page();

    @Message
    String name();

    @Message
    String email();

    @Message
    String role();

    @Message
    String role_name(String role);

    @Message
    String role_text(Role role);

    @Message
    String scope();

    @Message
    String whole_tenant();

    @Message
    String last_sign_in();

    @Message
    String never();

    @Message
    String invited_badge();

    @Message
    String add();

    @Message
    String add_text();

    @Message
    String known_by();

    @Message
    String known_by_email();

    @Message
    String known_by_email_text();

    @Message
    String known_by_subject();

    @Message
    String known_by_subject_text();

    @Message
    String subject();

    @Message
    String issuer();

    @Message
    String optional_name();

    @Message
    String optional_name_hint();

    @Message
    String scope_hint();

    @Message
    String invite();

    @Message
    String invited();

    @Message
    String invited_by_mail(String email);

    @Message
    String invited_not_mailed(String email);

    @Message
    String to_tell();

    @Message
    String to_tell_text();

    @Message
    String sign_in_address();

    @Message
    String place();

    @Message
    String save();

    @Message
    String changed(String name);

    @Message
    String remove();

    @Message
    String remove_text();

    @Message
    String removed(String name);

    @Message
    String managed();

    @Message
    String yourself();

    @Message
    String problem(MemberInput.Problem problem);

    @Message
    String mail_subject(String tenant);

    @Message
    String mail_text(String tenant, String inviter);

    @Message
    String mail_button();

    @Message
    String mail_account(String email);

    @Message
    String mail_not_you();
}
