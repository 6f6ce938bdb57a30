package io.postern.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Scope;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryTest {
    @Inject
    Directory directory;

    @Inject
    DirectoryRows rows;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    TenantId tenant;
    UUID domain;

    @BeforeEach
    void aDomain() {
        tenant = rows.tenant("write");
        domain = rows.domain(tenant, rows.connection(tenant, "http://localhost:1"), "write.test", "1");
    }

    @Test
    void aReadBackIsReflectedAndKeepsWhatTheReadDidNotTell() {
        directory.reflect(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), now());
        var sparse = new MailboxState(
                Address.parse("a@write.test").orElseThrow(),
                MailboxStatus.SUSPENDED,
                AccountType.MAILBOX,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null);
        directory.reflect(tenant, domain, sparse, now());

        Mailbox kept = rows.byAddress(tenant, "a@write.test").orElseThrow();
        assertThat(kept.status).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(kept.firstName).isEqualTo("First");
        assertThat(kept.usedBytes).isEqualTo(10L);
        assertThat(kept.imapHost).isEqualTo("imap.example.test");
        assertThat(kept.createdAt).isEqualTo(Instant.parse("2024-01-02T03:04:05Z"));
        assertThat(kept.writtenAt).isNotNull();
        assertThat(directory.find(tenant, kept.id)).isPresent();
    }

    /** A node whose own clock is wrong: the application's clock has no say in what came first. */
    @Test
    void theDatabasesClockSaysWhenAReadBegan() {
        Instant before = databaseTime();
        Instant began = directory.readBegins(tenant);
        assertThat(began).isBetween(before, databaseTime());
        directory.reflect(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.SUSPENDED, 10L), began);
        assertThat(rows.byAddress(tenant, "a@write.test").orElseThrow().writtenAt)
                .isBetween(began, databaseTime());
        directory.observe(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), began);
        assertThat(status()).isEqualTo(MailboxStatus.SUSPENDED);
    }

    private Instant databaseTime() {
        return tenancy.inTenant(
                tenant, () -> (Instant) entities.createNativeQuery("select clock_timestamp()", Instant.class)
                        .getSingleResult());
    }

    @Test
    void aReadThatBeganBeforeAWriteDoesNotOverwriteIt() {
        Instant before = now();
        directory.reflect(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.SUSPENDED, 10L), now());
        directory.observe(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), before);
        assertThat(status()).isEqualTo(MailboxStatus.SUSPENDED);

        directory.observe(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), now());
        assertThat(status()).isEqualTo(MailboxStatus.ACTIVE);
    }

    @Test
    void aForgottenMailboxIsGoneFromTheListAndTheTotal() {
        directory.reflect(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), now());
        directory.reflect(tenant, domain, DirectoryRows.state("b@write.test", MailboxStatus.ACTIVE, 10L), now());
        directory.forget(tenant, rows.byAddress(tenant, "a@write.test").orElseThrow().id);

        MailboxListing list = directory.list(tenant, Scope.ALL, MailboxQuery.ALL);
        assertThat(list.rows()).extracting(MailboxRow::address).containsExactly("b@write.test");
        assertThat(list.total()).isEqualTo(1);
        assertThat(directory
                        .list(tenant, Scope.ALL, MailboxQuery.ALL.withText("a@write"))
                        .rows())
                .isEmpty();
    }

    @Test
    void anotherScopeSeesNothingOfIt() {
        directory.reflect(tenant, domain, DirectoryRows.state("a@write.test", MailboxStatus.ACTIVE, 10L), now());
        UUID id = rows.byAddress(tenant, "a@write.test").orElseThrow().id;
        var elsewhere = new Scope(null, Set.of(UUID.randomUUID()));

        assertThat(directory.find(tenant, elsewhere, id)).isEmpty();
        assertThat(directory.list(tenant, elsewhere, MailboxQuery.ALL).rows()).isEmpty();
        assertThat(directory
                        .list(tenant, elsewhere, MailboxQuery.ALL.withText("a@write"))
                        .rows())
                .isEmpty();
        var here = new Scope(null, Set.of(domain));
        assertThat(directory.find(tenant, here, id)).isPresent();
        assertThat(directory
                        .list(tenant, here, MailboxQuery.ALL.withText("A@Write"))
                        .rows())
                .hasSize(1);
        TenantId other = rows.tenant("other");
        assertThat(directory.find(other, id)).isEmpty();
        assertThat(directory
                        .list(other, Scope.ALL, MailboxQuery.ALL.withText("a@write"))
                        .rows())
                .isEmpty();
    }

    private MailboxStatus status() {
        return rows.byAddress(tenant, "a@write.test").orElseThrow().status;
    }

    private Instant now() {
        return directory.readBegins(tenant);
    }
}
