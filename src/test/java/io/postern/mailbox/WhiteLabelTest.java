package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.Providers;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.At;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From whom a reseller buys his mailboxes is told to his own people, and to nobody else. */
@QuarkusTest
class WhiteLabelTest {
    private static final List<String> OF_A_MAILBOX = List.of(
            "",
            "/suspension",
            "/password",
            "/autoresponder",
            "/forwarding",
            "/details",
            "/settings",
            "/services",
            "/aliases",
            "/app-passwords",
            "/deletion",
            "/address",
            "/quota",
            "/deleted-mail",
            "/self-service",
            "/history");
    private static final List<String> OF_AN_OWNER =
            List.of("", "/password", "/autoresponder", "/programs", "/history", "/sessions");

    @Inject
    HostedResellers hosted;

    @Inject
    TestSessions sessions;

    @Inject
    Providers providers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @ParameterizedTest
    @ValueSource(strings = {"logicboxes", "opensrs", "atmail"})
    void noPageOfCustomersAndOwnersNamesTheProvider(String provider) {
        String slug = "white-" + provider.length();
        HostedResellers.Reseller reseller = hosted.open(slug, account(provider, slug + ".example"));
        UUID customer = sessions.customer(slug, "c1");
        tenancy.inTenant(reseller.tenant, () -> {
            entities.find(Domain.class, reseller.domain.id).customerId = customer;
        });
        Mailbox mailbox = reseller.mailbox(1);
        SignedInAs admin = sessions.signIn(slug, Role.CUSTOMER_ADMIN, customer);
        SignedInAs owner = sessions.owner(reseller.tenant, mailbox);
        String base = "/" + slug;
        List<String> ofAdmin = Stream.concat(
                        Stream.of(
                                base + "/mailboxes",
                                base + "/domains",
                                base + "/domains/" + reseller.domain.id,
                                base + "/domains/" + reseller.domain.id + "/self-service",
                                base + "/mailboxes/new?domain=" + reseller.domain.name,
                                base + "/mailboxes/bin"),
                        OF_A_MAILBOX.stream().map(part -> base + "/mailboxes/" + mailbox.id + part))
                .toList();
        ofAdmin.forEach(path -> assertUnnamed(admin, path));
        OF_AN_OWNER.forEach(part -> assertUnnamed(owner, base + "/me" + part));
        assertThat(text(sessions.signIn(slug, Role.OWNER), base + "/mailboxes/" + mailbox.id))
                .as("the reseller's own people")
                .contains(providers.info(provider).orElseThrow().displayName());
    }

    private void assertUnnamed(SignedInAs person, String path) {
        assertThat(text(person, path))
                .as(person.role() + " " + path)
                .doesNotContainIgnoringCase("logicboxes", "resellerclub", "opensrs", "tucows", "atmail");
    }

    private static String text(SignedInAs person, String path) {
        return Jsoup.parse(person.request().get(path).asString()).text();
    }

    private static At account(String provider, String domain) {
        return switch (provider) {
            case "logicboxes" -> At.of(SandboxControl.here().account(domain, 2));
            case "opensrs" -> At.of(OpensrsControl.here().account(domain, 2));
            case "atmail" -> At.of(AtmailControl.here().account(domain, 2));
            default -> throw new IllegalArgumentException(provider);
        };
    }
}
