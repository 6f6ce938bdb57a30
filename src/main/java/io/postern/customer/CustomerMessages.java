package io.postern.customer;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about customers; the texts are in {@code ui/messages/customer.properties}. */
@MessageBundle("customer")
public interface CustomerMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String to_list();

    @Message
    String search();

    @Message
    String search_go();

    @Message
    String search_all();

    @Message
    String none_title();

    @Message
    String none_text();

    @Message
    String none_found(String q);

    @Message
    String name();

    @Message
    String external_id();

    @Message
    String domains();

    @Message
    String people();

    @Message
    String pages();

    @Message
    String first_page();

    @Message
    String next_page();

    @Message
    String add();

    @Message
    String rename();

    @Message
    String rename_link();

    @Message
    String name_hint();

    @Message
    String external_id_hint();

    @Message
    String external_id_fixed();

    @Message
    String problem(CustomerForm.Problem problem);

    @Message
    String save();

    @Message
    String created(String name);

    @Message
    String renamed(String name);

    @Message
    String delete();

    @Message
    String delete_text();

    @Message
    String deleted(String name);

    @Message
    String kept(String name);

    @Message
    String managed();

    @Message
    String part(CustomerPart.Kind kind);

    @Message
    String part_none(CustomerPart.Kind kind);

    @Message
    String part_hint(CustomerPart.Kind kind);

    @Message
    String more(long count);

    @Message
    String acting_rule();
}
