package io.postern.access;

import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.directory.Mailbox;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A mailbox at a domain of a connection to the sandbox; for routes with the id of one of them. */
@ApplicationScoped
class HostedFixture implements RouteFixture {
    private static final String MAILBOX = "/{tenant}/mailboxes/{id}";
    private static final String CONNECTION_TEST = "POST /{tenant}/connections/{id}/test";
    private static final String ACTIVATION = "POST /{tenant}/domains/{id}/activation";
    private static final String CONNECTION = "/{tenant}/connections/{id}";
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry("GET " + MAILBOX, Map.of()),
            Map.entry("GET " + MAILBOX + "/history", Map.of()),
            Map.entry("GET " + MAILBOX + "/suspension", Map.of()),
            Map.entry("GET " + MAILBOX + "/autoresponder", Map.of()),
            Map.entry("GET " + MAILBOX + "/details", Map.of()),
            Map.entry("GET " + MAILBOX + "/note", Map.of()),
            Map.entry("POST " + MAILBOX + "/note", Map.of("text", "note", "tags", "one, two")),
            Map.entry("GET " + MAILBOX + "/password", Map.of()),
            Map.entry("GET " + MAILBOX + "/settings", Map.of()),
            Map.entry("GET " + MAILBOX + "/forwarding", Map.of()),
            Map.entry("POST " + MAILBOX + "/forwarding", Map.of("targets", "a@elsewhere.example")),
            Map.entry("GET " + MAILBOX + "/aliases", Map.of()),
            Map.entry("POST " + MAILBOX + "/aliases", Map.of("alias", "also")),
            Map.entry("POST " + MAILBOX + "/aliases/delete", Map.of("alias", "also")),
            Map.entry("GET " + MAILBOX + "/services", Map.of()),
            Map.entry("POST " + MAILBOX + "/services", Map.of("shown", "imap")),
            Map.entry("GET " + MAILBOX + "/app-passwords", Map.of()),
            Map.entry("POST " + MAILBOX + "/app-passwords", Map.of("tag", "Phone")),
            Map.entry("POST " + MAILBOX + "/app-passwords/delete", Map.of("tag", "Phone")),
            Map.entry("POST " + MAILBOX + "/sign-out", Map.of()),
            Map.entry("POST " + MAILBOX + "/suspension", Map.of("reason", "matrix")),
            Map.entry("POST " + MAILBOX + "/suspension/delete", Map.of()),
            Map.entry("POST " + MAILBOX + "/password/reset", Map.of()),
            Map.entry("POST " + MAILBOX + "/password", Map.of("current-password", "x", "new-password", "y")),
            Map.entry("POST " + MAILBOX + "/autoresponder", Map.of("enabled", "on", "subject", "s", "message", "m")),
            Map.entry("POST " + MAILBOX + "/autoresponder/preview", Map.of("subject", "s", "message", "m")),
            Map.entry("POST " + MAILBOX + "/details", Map.of("first-name", "A", "last-name", "B")),
            Map.entry(ACTIVATION, Map.of()),
            Map.entry("GET " + CONNECTION, Map.of()),
            Map.entry("GET " + CONNECTION + "/sign-in-data", Map.of()),
            Map.entry(
                    "POST " + CONNECTION + "/sign-in-data",
                    Map.of("endpoint", "https://httpapi.com/api", "credential", "1", "anyway", "on")),
            Map.entry("POST " + CONNECTION + "/pause", Map.of()),
            Map.entry("POST " + CONNECTION + "/pause/delete", Map.of()),
            Map.entry("POST " + CONNECTION + "/delete", Map.of()),
            Map.entry(CONNECTION_TEST, Map.of()));

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;

    HostedFixture(Tenancy tenancy, EntityManager entities, Vault vault) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        return tenancy.inTenant(tenant, () -> {
            Connection connection = connection(tenant);
            UUID id =
                    switch (route) {
                        case ACTIVATION -> mailbox(connection).domainId;
                        default -> route.contains(CONNECTION) ? connection.id : mailbox(connection).id;
                    };
            return new Request(Map.of("id", id.toString()), FORMS.get(route));
        });
    }

    /** The name of a new domain with one mailbox. */
    String domain(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            Mailbox mailbox = mailbox(connection(tenant));
            return mailbox.address.substring(mailbox.address.indexOf('@') + 1);
        });
    }

    /** A mailbox for an owner. */
    Mailbox mailbox(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> mailbox(connection(tenant)));
    }

    private Connection connection(TenantId tenant) {
        var connection = new Connection();
        connection.externalId = "matrix-" + UUID.randomUUID();
        connection.provider = "logicboxes";
        connection.endpoint = "http://localhost:" + io.restassured.RestAssured.port + "/sandbox/logicboxes/api";
        connection.createdAt = Instant.EPOCH;
        entities.persist(connection);
        entities.flush();
        Map.of("auth-userid", "1001", "api-key", "matrix").forEach((field, value) -> {
            var credential = new ConnectionCredential();
            credential.connectionId = connection.id;
            credential.field = field;
            credential.sealed = vault.seal(Secret.of(value), tenant.value(), connection.id.toString(), field);
            entities.persist(credential);
        });
        return connection;
    }

    private Mailbox mailbox(Connection connection) {
        var domain = new Domain();
        domain.name = "m" + UUID.randomUUID() + ".example";
        domain.externalId = "4713";
        domain.connectionId = connection.id;
        domain.createdAt = Instant.EPOCH;
        entities.persist(domain);
        entities.flush();
        var mailbox = new Mailbox();
        mailbox.domainId = domain.id;
        mailbox.address = "matrix@" + domain.name;
        mailbox.status = MailboxStatus.ACTIVE;
        mailbox.accountType = AccountType.values()[0];
        mailbox.seenAt = Instant.EPOCH;
        entities.persist(mailbox);
        return mailbox;
    }
}
