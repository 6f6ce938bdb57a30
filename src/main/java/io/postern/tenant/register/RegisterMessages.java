package io.postern.tenant.register;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the operators' pages about tenants: {@code register:} in templates. */
@MessageBundle("register")
public interface RegisterMessages {
    @Message
    String title();

    @Message
    String add();

    @Message
    String search();

    @Message
    String find();

    @Message
    String none();

    @Message
    String slug();

    @Message
    String slug_hint();

    @Message
    String name();

    @Message
    String state();

    @Message
    String open();

    @Message
    String parked();

    @Message
    String domains();

    @Message
    String mailboxes();

    @Message
    String last_sign_in();

    @Message
    String never();

    @Message
    String managed();

    @Message
    String managed_text();

    @Message
    String next();

    @Message
    String first();

    @Message
    String to_list();

    @Message
    String owner_title();

    @Message
    String issuer();

    @Message
    String issuer_hint();

    @Message
    String owner();

    @Message
    String owner_hint();

    @Message
    String make();

    @Message
    String renamed();

    @Message
    String rename();

    @Message
    String park();

    @Message
    String park_text();

    @Message
    String park_confirm();

    @Message
    String park_here();

    @Message
    String parked_now();

    @Message
    String reopen();

    @Message
    String reopen_text();

    @Message
    String reopened();

    @Message
    String own_sign_in();

    @Message
    String own_sign_in_text();

    @Message
    String remove_sign_in();

    @Message
    String sign_in_removed();

    @Message
    String made(String name);

    @Message
    String problem(TenantForm.Problem problem);
}
