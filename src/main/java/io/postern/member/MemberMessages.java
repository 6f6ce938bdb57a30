package io.postern.member;

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
    String name();

    @Message
    String email();

    @Message
    String role();

    @Message
    String role_name(String role);

    @Message
    String last_sign_in();

    @Message
    String never();
}
