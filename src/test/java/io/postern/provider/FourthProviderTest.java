package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.connection.Connection;
import io.postern.connection.ConnectionCredential;
import io.postern.directory.DirectorySync;
import io.postern.domain.Domain;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.memory.MemoryFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that nothing but its own package knows of is listed, shown, and suspends its mailboxes. */
@QuarkusTest
class FourthProviderTest {
    private static final String TENANT = "fourth-provider";

    @Inject
    TestSessions sessions;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    DirectorySync sync;

    @Inject
    Clock clock;

    private SignedInAs staff;

    @Test
    @Timeout(60)
    void itsMailboxesAreInTheListAndCanBeSuspended() throws Exception {
        TenantId tenant = sessions.tenant(TENANT);
        sync.requestSync(tenant, domain(tenant).id);
        staff = sessions.signIn(TENANT, Role.OWNER);

        Document list = get("/" + TENANT + "/mailboxes");
        while (list.select("tbody tr").isEmpty()) {
            Thread.sleep(200);
            list = get("/" + TENANT + "/mailboxes");
        }
        assertThat(list.select("tbody tr a").eachText()).containsExactly("ada@memory.example", "grace@memory.example");

        String ada = list.select("tbody tr a").first().attr("href");
        assertThat(get(ada).select(".cannot").text()).contains("A list in memory cannot do that.");
        assertThat(get(ada + "/suspension").select("main li").text()).contains("Signing in");
        staff.request().post(ada + "/suspension").then().statusCode(303);
        assertThat(get(ada).select("dl.facts .badge").text()).isEqualTo("Suspended");
        assertThat(get("/" + TENANT + "/connections").text()).contains("Memory Mail");
    }

    private Domain domain(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            var connection = new Connection();
            connection.externalId = "mem";
            connection.provider = MemoryFactory.ID;
            connection.endpoint = MemoryFactory.ENDPOINT;
            connection.createdAt = clock.instant();
            entities.persist(connection);
            var token = new ConnectionCredential();
            token.connectionId = connection.id;
            token.field = "token";
            token.sealed = vault.seal(Secret.of("any"), tenant.value(), connection.id.toString(), "token");
            entities.persist(token);
            var domain = new Domain();
            domain.name = "memory.example";
            domain.connectionId = connection.id;
            domain.createdAt = clock.instant();
            entities.persist(domain);
            return domain;
        });
    }

    private Document get(String path) {
        return Jsoup.parse(
                staff.request().get(path).then().statusCode(200).extract().asString());
    }
}
