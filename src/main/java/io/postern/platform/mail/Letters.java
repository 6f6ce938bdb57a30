package io.postern.platform.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends mail, where the operator has set up a mail server. Never inside a transaction. */
@ApplicationScoped
public class Letters {
    /** A mail server that does not answer keeps nobody waiting for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final Template html;
    private final Optional<String> from;

    Letters(
            ReactiveMailer mailer,
            @Location("mail/letter.html") Template html,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.mailer = mailer;
        this.html = html;
        this.from = from;
    }

    /** Whether mail can be sent at all. */
    public boolean configured() {
        return from.isPresent();
    }

    /** Throws when the mail server did not take it. */
    public void send(Letter letter) {
        String link = letter.link().reveal();
        String text = Stream.of(letter.before().stream(), Stream.of(link), letter.after().stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n\n", "", "\n"));
        Mail mail = Mail.withText(letter.to(), oneLine(letter.subject()), text)
                .setHtml(html.data("letter", letter).data("link", link).render())
                .setFrom(named(letter.sender()));
        if (letter.replyTo() != null) {
            mail.setReplyTo(letter.replyTo());
        }
        mailer.send(mail).await().atMost(PATIENCE);
    }

    /** What to log of it: the class only, since a mail server may repeat what it was sent. */
    public static String kind(RuntimeException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return cause.getClass().getSimpleName();
    }

    private String named(String sender) {
        String address = from.orElseThrow();
        String name = sender.replaceAll("[^\\p{L}\\p{N} .&+_-]", " ").strip();
        return name.isEmpty() || address.contains("<") ? address : name + " <" + address + ">";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
