package io.postern.selfservice.offer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what owners may do; the texts are in {@code ui/messages/offer.properties}. */
@MessageBundle("offer")
public interface OfferMessages {
    @Message
    String title();

    @Message
    String tenant_title();

    @Message
    String of_title(String name);

    @Message
    String tenant_text();

    @Message
    String domain_text();

    @Message
    String mailbox_text();

    @Message
    String may();

    @Message
    String part(Part part);

    @Message
    String part_text(Part part);

    @Message
    String on();

    @Message
    String off();

    @Message
    String as_domain(String value);

    @Message
    String as_tenant(String value);

    @Message
    String in_force_usual(String value);

    @Message
    String in_force(String value, String from);

    @Message
    String from(Level level);

    @Message
    String fixed();

    @Message
    String passwords();

    @Message
    String minimum();

    @Message
    String minimum_hint(int least, int most);

    @Message
    String link_hours();

    @Message
    String link_hours_hint(int least, int most);

    @Message
    String save();

    @Message
    String saved();

    @Message
    String link_title();

    @Message
    String tenant_link_text();

    @Message
    String link_domain_text();

    @Message
    String link_mailbox_text();

    @Message
    String action_switched();
}
