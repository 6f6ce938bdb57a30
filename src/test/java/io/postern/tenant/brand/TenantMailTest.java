package io.postern.tenant.brand;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mails come from whom the recipient knows. */
@QuarkusTest
class TenantMailTest {
    @Inject
    TestSessions sessions;

    @Inject
    Brands brands;

    @Inject
    BrandMessages messages;

    @Inject
    Mailer mailer;

    @Test
    void aMailCarriesTheSenderAndWhomToAsk() {
        String tenant = "brand-mail";
        SignedInAs owner = sessions.signIn(tenant, Role.OWNER);
        UUID customer = sessions.customer(tenant, "c1");
        save(owner, "/settings/general", Map.of("name", "House", "email", "help@house.example", "theme", ""));
        save(owner, "/settings/brand", Map.of("reply-to", "desk@house.example", "imprint", "https://house.example/i"));
        save(
                owner,
                "/customers/" + customer + "/brand",
                Map.of("product-name", "Their Mail", "sender-name", "Théa, Desk"));
        var mail = new TenantMail(mailer, brands, messages, Optional.of("portal@postern.example"));
        Mail theirs = mail.write(brands.mail(new TenantId(tenant), customer), "a@b.example", "Hello", "Text\n");
        assertThat(theirs.getFrom()).isEqualTo("\"Théa, Desk\" <portal@postern.example>");
        assertThat(theirs.getReplyTo()).isEqualTo("desk@house.example");
        assertThat(theirs.getText())
                .isEqualTo("Text\n\n-- \nTheir Mail\nHelp: help@house.example\nImprint: https://house.example/i\n");
        Mail own = mail.write(brands.mail(new TenantId(tenant), null), "a@b.example", "Hello", "Text");
        assertThat(own.getFrom()).isEqualTo("\"House\" <portal@postern.example>");
    }

    @Test
    void withoutAMailServerNothingIsSent() {
        sessions.tenant("brand-no-mail");
        var mail = new TenantMail(mailer, brands, messages, Optional.empty());
        assertThat(mail.possible()).isFalse();
        assertThat(mail.send(new TenantId("brand-no-mail"), null, "a@b.example", "Hello", "Text"))
                .isFalse();
    }

    @Test
    void aNameCannotBecomeAnotherHeader() {
        var sender = new MailSender("P", "A\"\r\nBcc: x@y.example <z>\\", null, null, java.util.List.of());
        assertThat(sender.from("portal@postern.example")).isEqualTo("\"ABcc: x@y.example z\" <portal@postern.example>");
    }

    private static void save(SignedInAs who, String path, Map<String, String> form) {
        who.request()
                .formParam("csrf", who.csrf())
                .formParams(form)
                .post("/" + who.tenant() + path)
                .then()
                .statusCode(303);
    }
}
