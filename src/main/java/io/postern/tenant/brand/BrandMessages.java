package io.postern.tenant.brand;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about how a tenant looks: {@code brand:} in templates. */
@MessageBundle("brand")
public interface BrandMessages {
    @Message
    String title();

    @Message
    String section();

    @Message
    String text();

    @Message
    String customer_text();

    @Message
    String saved();

    @Message
    String looks();

    @Message
    String accent();

    @Message
    String accent_hint();

    @Message
    String pick();

    @Message
    String logo();

    @Message
    String logo_hint();

    @Message
    String logo_kept();

    @Message
    String logo_remove();

    @Message
    String logo_alone();

    @Message
    String logo_too_large();

    @Message
    String name();

    @Message
    String name_hint();

    @Message
    String welcome();

    @Message
    String welcome_hint();

    @Message
    String links();

    @Message
    String links_hint();

    @Message
    String imprint();

    @Message
    String privacy();

    @Message
    String help();

    @Message
    String mails();

    @Message
    String sender_name();

    @Message
    String sender_hint();

    @Message
    String reply_to();

    @Message
    String reply_hint();

    @Message
    String save();

    @Message
    String check();

    @Message
    String checked();

    @Message
    String preview();

    @Message
    String preview_light();

    @Message
    String preview_dark();

    @Message
    String preview_link();

    @Message
    String preview_button();

    @Message
    String preview_chosen();

    @Message
    String contrast_none();

    @Message
    String contrast_title();

    @Message
    String contrast_text();

    @Message
    String to_settings();

    @Message
    String heading(String customer);

    @Message
    String mail_help();

    @Message
    String mail_link(String kind);

    @Message
    String problem(BrandForm.Problem problem);

    @Message
    String field(String field);

    @Message
    String typed_weak(String ratio);

    @Message
    String typed_fine(String ratio);

    @Message
    String used(Colour shade, String ratio);
}
