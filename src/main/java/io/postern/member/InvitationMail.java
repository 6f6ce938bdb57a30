package io.postern.member;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells an invited person where to sign in, where mail has a sender. Not inside a transaction. */
@ApplicationScoped
class InvitationMail {
    private static final Logger LOG = Logger.getLogger(InvitationMail.class);

    private final Mailer mailer;
    private final Optional<String> sender;
    private final MemberMessages messages;

    InvitationMail(
            Mailer mailer,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> sender,
            MemberMessages messages) {
        this.mailer = mailer;
        this.sender = sender;
        this.messages = messages;
    }

    /** Whether it went out. */
    boolean send(String to, String tenant, String inviter, String address) {
        if (sender.isEmpty()) {
            return false;
        }
        try {
            mailer.send(
                    Mail.withText(to, messages.mail_subject(tenant), messages.mail_text(tenant, inviter, address, to)));
            return true;
        } catch (RuntimeException failed) {
            LOG.warnf("an invitation could not be mailed: %s", failed.getClass().getSimpleName());
            return false;
        }
    }
}
