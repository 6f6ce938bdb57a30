package io.postern.member;

import io.postern.access.Scope;
import io.postern.access.Session;
import io.postern.platform.mail.Letter;
import io.postern.platform.mail.Letters;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.BaseUrl;
import io.postern.tenant.brand.Brands;
import io.postern.tenant.brand.MailFoot;
import io.postern.tenant.brand.MailSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells an invited person where to sign in, where mail has a sender. Not inside a transaction. */
@ApplicationScoped
class InvitationMail {
    private static final Logger LOG = Logger.getLogger(InvitationMail.class);

    private final Letters letters;
    private final Brands brands;
    private final MailFoot foot;
    private final BaseUrl baseUrl;
    private final MemberMessages messages;

    InvitationMail(Letters letters, Brands brands, MailFoot foot, BaseUrl baseUrl, MemberMessages messages) {
        this.letters = letters;
        this.brands = brands;
        this.foot = foot;
        this.baseUrl = baseUrl;
        this.messages = messages;
    }

    /** What became of it. The invitation stands in any case. */
    enum Sent {
        YES,
        FAILED,
        NO_MAIL_SERVER
    }

    /** @param place of whoever is invited: a customer's people know its brand */
    Sent send(Session session, String to, Place place) {
        if (!letters.configured()) {
            return Sent.NO_MAIL_SERVER;
        }
        try {
            letters.send(letter(session, to, brands.mail(session.tenant(), new Scope(place.customerId(), null))));
            return Sent.YES;
        } catch (RuntimeException failed) {
            LOG.warnf("an invitation could not be mailed: %s", Letters.kind(failed));
            return Sent.FAILED;
        }
    }

    private Letter letter(Session session, String to, MailSender sender) {
        List<String> after = new ArrayList<>(List.of(messages.mail_account(to), messages.mail_not_you()));
        after.addAll(foot.lines(sender));
        return new Letter(
                to,
                sender.name(),
                sender.replyTo(),
                messages.mail_subject(sender.product()),
                List.of(messages.mail_text(sender.product(), session.name())),
                messages.mail_button(),
                Secret.of(baseUrl.configured() + "/" + session.tenant()),
                after);
    }
}
