package io.postern.platform.mail;

import io.postern.platform.secret.Secret;
import java.util.List;

/**
 * A mail to one person, with one thing to do. Sent as plain text and as HTML.
 *
 * @param sender the name that the mail comes from; its address is the installation's
 * @param replyTo where answers go, or null
 * @param link where the button leads; whoever has it may use it
 */
public record Letter(
        String to,
        String sender,
        String replyTo,
        String subject,
        List<String> before,
        String button,
        Secret link,
        List<String> after) {
    public Letter {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
