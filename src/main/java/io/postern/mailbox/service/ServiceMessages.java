package io.postern.mailbox.service;

import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page about services; the texts are in {@code ui/messages/service.properties}. */
@MessageBundle("service")
public interface ServiceMessages {
    @Message
    String title(String address);

    @Message
    String heading();

    @Message
    String intro();

    @Message
    String legend();

    @Message
    String name(MailService service);

    @Message
    String state(ServiceState state);

    @Message
    String suspended();

    @Message
    String held();

    @Message
    String to_resume();

    @Message
    String none(String provider);
}
