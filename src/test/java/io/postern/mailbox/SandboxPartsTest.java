package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.connection.Connections;
import io.postern.directory.Directory;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The same pages, at simulated upstreams that speak each provider's own language. */
@QuarkusTest
class SandboxPartsTest {
    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Connections connections;

    @Inject
    Directory directory;

    @Inject
    Clock clock;

    private SignedInAs staff;
    private String path;

    @Test
    void atOpenSrsEveryPartWorks() {
        var account = OpensrsControl.here().account("oma-parts.example", 1);
        account.put("anna@oma-parts.example", Map.of("password", "Sandbox.Pass1"));
        mailbox(
                "oma-parts",
                "opensrs",
                account.endpoint(),
                Map.of("user", account.user(), "password", account.password()),
                "anna@oma-parts.example");
        done("/forwarding", Map.of("targets", "one@elsewhere.example two@oma-parts.example", "keep-copy", "true"));
        assertThat(get("/forwarding").select("#targets").text())
                .isEqualTo("one@elsewhere.example\ntwo@oma-parts.example");
        done("/aliases", Map.of("alias", "info"));
        assertThat(get("/aliases").select("tbody th").text()).isEqualTo("info@oma-parts.example");
        done("/aliases/delete", Map.of("alias", "info"));
        assertThat(get("/aliases").select("tbody th")).isEmpty();
        String made = location(post("/app-passwords", Map.of("tag", "Phone")));
        assertThat(page(made).select("#made").text()).isNotEmpty();
        assertThat(get("/app-passwords").select("tbody th").text()).isEqualTo("Phone");
        done("/app-passwords/delete", Map.of("tag", "Phone"));
        done("/services", Map.of("shown", "pop"));
        assertThat(get("/services").select("#service-pop").hasAttr("checked")).isFalse();
        done("/services", Map.of("shown", "webmail"));
        assertThat(get("/services").select("#service-webmail").hasAttr("checked"))
                .isFalse();
        done("/suspension", Map.of("choice", "true", "effects", "send"));
        done("/suspension", Map.of("choice", "true", "effects", "login"));
        assertThat(get("").select(".facts").text()).contains("Stopped now: no sign-in", "no sending");
        done("/suspension/delete", Map.of());
        Document services = get("/services");
        assertThat(services.select("#service-imap").hasAttr("checked")).isTrue();
        assertThat(services.select("#service-pop").hasAttr("checked")).isFalse();
        assertThat(services.select("#service-webmail").hasAttr("checked")).isFalse();
        done("/sign-out", Map.of());
        done("/autoresponder", Map.of("enabled", "true", "message", "Away", "interval-hours", "48"));
        Document reply = get("/autoresponder");
        assertThat(reply.select("#message").text()).isEqualTo("Away");
        assertThat(reply.select("#intervalHours").val()).isEqualTo("48");
        assertThat(reply.select("#subject, #format")).isEmpty();
        assertThat(get("/forwarding").select(".notice.warning").text()).contains("answer each other without end");
        done("/details", Map.of("name", "Anna Example"));
        assertThat(get("/details").select("#name").val()).isEqualTo("Anna Example");
        done("/password", Map.of("new-password", "Fresh-Kiosk.Zoo-42"));
        account.delete();
    }

    @Test
    void atAtmailEveryPartThatItHasWorks() {
        var account = AtmailControl.here().account("atmail-parts.example", 1);
        account.put("anna@atmail-parts.example", Map.of("password", "Sandbox.Pass1"));
        mailbox(
                "atmail-parts",
                "atmail",
                account.endpoint(),
                Map.of("username", account.username(), "password", account.password()),
                "anna@atmail-parts.example");
        done("/forwarding", Map.of("targets", "one@elsewhere.example"));
        Document forwarding = get("/forwarding");
        assertThat(forwarding.select("input#targets").val()).isEqualTo("one@elsewhere.example");
        done("/forwarding", Map.of("targets", ""));
        done("/aliases", Map.of("alias", "info"));
        assertThat(get("/aliases").select("tbody th").text()).isEqualTo("info@atmail-parts.example");
        done("/aliases/delete", Map.of("alias", "info"));
        assertThat(get("/services").select(".empty h2").text()).contains("does not offer this here");
        assertThat(get("/app-passwords").select(".empty h2").text()).contains("does not offer this here");
        assertThat(get("/suspension").select("input[name=effects]")).isEmpty();
        done("/suspension", Map.of());
        done("/suspension/delete", Map.of());
        done("/autoresponder", Map.of("enabled", "true", "message", "Away"));
        Document reply = get("/autoresponder");
        assertThat(reply.select("#message").text()).isEqualTo("Away");
        assertThat(reply.select("#subject, #format, #endDate, #intervalHours")).isEmpty();
        done("/details", Map.of("first-name", "Anna", "last-name", "Example"));
        done("/password", Map.of("new-password", "Fresh-Kiosk.Zoo-42"));
        account.delete();
    }

    private void mailbox(
            String tenantSlug, String provider, URI endpoint, Map<String, String> credentials, String address) {
        TenantId tenant = sessions.tenant(tenantSlug);
        staff = sessions.signIn(tenantSlug, Role.OWNER);
        Address parsed = Address.parse(address).orElseThrow();
        UUID connection = connection(tenant, provider, endpoint, credentials);
        UUID domain = tenancy.inTenant(tenant, () -> {
            var made = new Domain();
            made.name = parsed.domain();
            made.connectionId = connection;
            made.syncState = Domain.SyncState.DONE;
            made.syncedAt = clock.instant();
            made.createdAt = clock.instant();
            entities.persist(made);
            return made.id;
        });
        Instant now = directory.readBegins(tenant);
        var state = connections
                .provider(tenant, connection)
                .read(new MailboxRef(new MailDomain(parsed.domain(), null), parsed));
        directory.observe(tenant, domain, state, now);
        path = "/" + tenantSlug + "/mailboxes/"
                + directory.byAddress(tenant, address).orElseThrow().id;
    }

    private UUID connection(TenantId tenant, String provider, URI endpoint, Map<String, String> credentials) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = provider;
            connection.provider = provider;
            connection.endpoint = endpoint.toString();
            connection.createdAt = clock.instant();
            entities.persist(connection);
            credentials.forEach((field, value) -> {
                var credential = new ConnectionCredential();
                credential.connectionId = connection.id;
                credential.field = field;
                credential.sealed = vault.seal(Secret.of(value), tenant.value(), connection.id.toString(), field);
                entities.persist(credential);
            });
            return connection.id;
        });
    }

    /** The act is made, and the page that follows says that it was. */
    private void done(String part, Map<String, String> form) {
        Document landing = page(location(post(part, form)));
        assertThat(landing.select("#change.good"))
                .as(part + ": " + landing.select("main").text())
                .hasSize(1);
    }

    private Response post(String part, Map<String, String> form) {
        return staff.request()
                .formParams(form.isEmpty() ? Map.of("nothing", "") : form)
                .post(path + part);
    }

    private static String location(Response answer) {
        assertThat(answer.statusCode())
                .as(() -> Jsoup.parse(answer.asString()).select("main").text())
                .isEqualTo(303);
        URI address = URI.create(answer.header("Location"));
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private Document get(String part) {
        return page(path + part);
    }

    private Document page(String address) {
        Response answer = staff.request().urlEncodingEnabled(false).get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }
}
