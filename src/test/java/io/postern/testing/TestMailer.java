package io.postern.testing;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A mail server that cannot be reached for one domain; all else goes to the mailbox that tests look into. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestMailer implements ReactiveMailer {
    public static final String UNREACHABLE = "unreachable-by-mail.example";

    private final Mailer mailer;

    TestMailer(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Uni<Void> send(Mail... mails) {
        boolean reachable = Arrays.stream(mails)
                .map(Mail::getTo)
                .flatMap(List::stream)
                .noneMatch(to -> to.endsWith("@" + UNREACHABLE));
        return reachable
                ? Uni.createFrom().voidItem().invoke(() -> mailer.send(mails))
                : Uni.createFrom().failure(new IOException("Connection refused"));
    }
}
