package io.postern.tenant.brand;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.PageBrand;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes to somebody in a tenant's name, where a mail server is configured. Not inside a transaction. */
@ApplicationScoped
public class TenantMail {
    private static final Logger LOG = Logger.getLogger(TenantMail.class);

    private final Mailer mailer;
    private final Brands brands;
    private final BrandMessages messages;
    private final Optional<String> address;

    TenantMail(
            Mailer mailer,
            Brands brands,
            BrandMessages messages,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> address) {
        this.mailer = mailer;
        this.brands = brands;
        this.messages = messages;
        this.address = address;
    }

    /** Whether the operator has set up mail: the sender's address has no default, the server has. */
    public boolean possible() {
        return address.isPresent();
    }

    /**
     * @param customerId whose domain the recipient's is, or null
     * @return whether it went out
     */
    public boolean send(TenantId tenant, UUID customerId, String to, String subject, String text) {
        if (!possible()) {
            return false;
        }
        try {
            mailer.send(write(brands.mail(tenant, customerId), to, subject, text));
            return true;
        } catch (RuntimeException failed) {
            // its words may quote the recipient or what was written
            LOG.warnf(
                    "a mail of %s could not be sent: %s",
                    tenant, failed.getClass().getSimpleName());
            return false;
        }
    }

    Mail write(MailSender sender, String to, String subject, String text) {
        Mail mail = Mail.withText(to, subject, text.strip() + "\n\n-- \n" + foot(sender));
        address.ifPresent(own -> mail.setFrom(sender.from(own)));
        if (sender.replyTo() != null) {
            mail.setReplyTo(sender.replyTo());
        }
        return mail;
    }

    private String foot(MailSender sender) {
        PageBrand.Support support = sender.support();
        Stream<String> lines = Stream.of(
                        Stream.of(sender.product()),
                        line(messages.mail_help(), support.email()),
                        line(messages.mail_help(), support.phone()),
                        line(messages.mail_help(), support.address()),
                        sender.links().stream().map(link -> messages.mail_link(link.kind()) + " " + link.address()))
                .flatMap(part -> part);
        return lines.collect(Collectors.joining("\n")) + "\n";
    }

    private static Stream<String> line(String label, String value) {
        return value == null ? Stream.empty() : Stream.of(label + " " + value);
    }
}
