package io.postern.tenant.brand;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.tenancy.Tenancy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mails come from whom the recipient knows. */
@QuarkusTest
class MailSenderTest {
    @Inject
    TestSessions sessions;

    @Inject
    Brands brands;

    @Inject
    MailFoot foot;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Test
    void aMailAboutAMailboxComesFromItsCustomerAndSaysWhomToAsk() {
        String tenant = "brand-mail";
        SignedInAs staff = sessions.signIn(tenant, Role.OWNER);
        UUID customer = sessions.customer(tenant, "c1");
        save(staff, "/settings/general", Map.of("name", "House", "email", "help@house.example", "theme", ""));
        save(staff, "/settings/brand", Map.of("reply-to", "desk@house.example", "imprint", "https://house.example/i"));
        save(
                staff,
                "/customers/" + customer + "/brand",
                Map.of("product-name", "Their Mail", "sender-name", "Their Desk"));
        SignedInAs owner = sessions.signIn(tenant, Role.MAILBOX_OWNER);
        UUID mailbox = tenancy.inTenant(owner.tenant(), () -> {
            entities.createQuery("update Domain set customerId = ?1")
                    .setParameter(1, customer)
                    .executeUpdate();
            return entities.createQuery("select id from Mailbox", UUID.class)
                    .getResultList()
                    .getFirst();
        });
        MailSender sender = brands.mail(owner.tenant(), mailbox);
        assertThat(sender.product()).isEqualTo("Their Mail");
        assertThat(sender.name()).isEqualTo("Their Desk");
        assertThat(sender.replyTo()).isEqualTo("desk@house.example");
        assertThat(foot.lines(sender)).containsExactly("Help: help@house.example", "Imprint: https://house.example/i");
        assertThat(brands.mail(owner.tenant(), new Scope(customer, null)).name())
                .isEqualTo("Their Desk");
        assertThat(brands.mail(owner.tenant(), Scope.ALL).name()).isEqualTo("House");
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
