package io.postern.tenant.brand;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The last lines of a mail in a tenant's name: whom to ask, and its links. */
@ApplicationScoped
public class MailFoot {
    private final BrandMessages messages;

    MailFoot(BrandMessages messages) {
        this.messages = messages;
    }

    public List<String> lines(MailSender sender) {
        Stream<String> help = Stream.of(
                        sender.support().email(),
                        sender.support().phone(),
                        sender.support().address())
                .filter(Objects::nonNull)
                .map(way -> messages.mail_help() + " " + way);
        Stream<String> links =
                sender.links().stream().map(link -> messages.mail_link(link.kind()) + " " + link.address());
        return Stream.concat(help, links).toList();
    }
}
