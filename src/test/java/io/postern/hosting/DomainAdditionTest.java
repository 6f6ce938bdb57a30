package io.postern.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.domain.Domain;
import io.postern.domain.DomainActivations;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.spi.Kind;
import io.postern.testing.InMemoryAccount;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.Resellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Domains come into the portal: made at the provider, found there, or taken over from its list. */
@QuarkusTest
class DomainAdditionTest {
    private static int resellers;

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers makers;

    @Inject
    Resellers sandboxed;

    @Inject
    Domains domains;

    @Inject
    DomainActivations activations;

    @Inject
    AuditTrail audit;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private MadeUpResellers.Reseller reseller;
    private SignedInAs owner;
    private String slug;

    @BeforeEach
    void aReseller() {
        slug = "adds-" + ++resellers;
        reseller = makers.open(slug, 0);
        owner = sessions.signIn(slug, Role.OWNER);
    }

    @Test
    void aNewDomainIsMadeAtTheProviderAndServedHere() {
        UUID customer = sessions.customer(slug, "c1");
        add("New." + slug + ".Example", customer).statusCode(303);
        assertThat(reseller.account.domains).containsKey("new." + slug + ".example");
        assertThat(find("new." + slug + ".example")).hasValueSatisfying(domain -> {
            assertThat(domain.customerId).isEqualTo(customer);
            assertThat(domain.managed).isFalse();
        });
    }

    @Test
    void whoSwitchesADomainOnAndWhoHoldsItWaitForEachOtherNever() throws Exception {
        Domain domain = find(slug + ".example").orElseThrow();
        var line = new AuditLine(
                "domain.assigned", Actor.SYSTEM, null, null, domain.id, null, domain.name, null, Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> activated = tenancy.inTenant(reseller.tenant, () -> {
                entities.find(Domain.class, domain.id, LockModeType.PESSIMISTIC_WRITE);
                Future<?> other = threads.submit(() -> activations.runAtFirst(reseller.tenant, Actor.SYSTEM, domain));
                for (int look = 0; look < 100 && !somebodyWaits(); look++) {
                    pause();
                }
                audit.append(reseller.tenant, line);
                return other;
            });
            activated.get();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean somebodyWaits() {
        return (Boolean) entities.createNativeQuery("select exists (select 1 from pg_locks where not granted)")
                .getSingleResult();
    }

    @Test
    void aLostAnswerEndsInOneDomain() {
        reseller.account.loseAnswer("create-domain");
        add("lost." + slug + ".example", null).statusCode(303);
        assertThat(reseller.account.calls("create-domain")).isEqualTo(1);
        assertThat(find("lost." + slug + ".example")).isPresent();
    }

    @Test
    void theSameFormSentTwiceMakesOneDomain() {
        UUID operation = UUID.randomUUID();
        for (int round = 0; round < 2; round++) {
            add("twice." + slug + ".example", null, operation).statusCode(303);
        }
        assertThat(reseller.account.calls("create-domain")).isEqualTo(1);
    }

    @Test
    void wrongNamesAndTakenOnesComeBackAtTheirField() {
        add("not a domain", null)
                .statusCode(422)
                .body(containsString("id=\"domain-error\""))
                .body(containsString("value=\"not a domain\""));
        add(reseller.domain.name, null).statusCode(422).body(containsString("is in this portal already"));
        reseller.account.refuse("create-domain", Kind.LIMIT);
        add("limit." + slug + ".example", null)
                .statusCode(422)
                .body(containsString("A limit of the account"))
                .body(containsString("value=\"limit." + slug + ".example\""));
        assertThat(find("limit." + slug + ".example")).isEmpty();
    }

    @Test
    void oneThatTheProviderHasIsTakenAsItIs() {
        String name = "there." + slug + ".example";
        reseller.account.domains.put(name, new InMemoryAccount.Domain());
        add(name, null)
                .statusCode(422)
                .body(containsString("Add as it is"))
                .body(containsString("id=\"domain-error\""));
        owner.request()
                .formParam("connection", reseller.connectionId)
                .formParam("domain", name)
                .formParam("adopt", "on")
                .post("/" + slug + "/domains/new")
                .then()
                .statusCode(303);
        assertThat(reseller.account.calls("create-domain")).isZero();
        assertThat(find(name)).isPresent();
    }

    @Test
    void someAreChosenFromTheProvidersList() {
        for (String each : new String[] {"a", "b", "c"}) {
            reseller.account.domains.put(each + "." + slug + ".example", new InMemoryAccount.Domain());
        }
        owner.request()
                .get("/" + slug + "/domains/new")
                .then()
                .statusCode(200)
                .body(containsString("value=\"a." + slug + ".example\""))
                .body(not(containsString("value=\"" + reseller.domain.name + "\"")));
        adopt().statusCode(422).body(containsString("id=\"present-error\""));
        adopt("not-there." + slug + ".example").statusCode(422);
        adopt("a." + slug + ".example", "c." + slug + ".example").statusCode(303);
        assertThat(find("a." + slug + ".example")).isPresent();
        assertThat(find("b." + slug + ".example")).isEmpty();
        assertThat(find("c." + slug + ".example")).isPresent();
    }

    @Test
    void oneThatWasTakenOutComesBack() {
        owner.request()
                .formParam("what", "portal")
                .formParam("confirmation", reseller.domain.name)
                .post("/" + slug + "/domains/" + reseller.domain.id + "/removal")
                .then()
                .statusCode(303);
        adopt(reseller.domain.name).statusCode(303);
        assertThat(find(reseller.domain.name)).hasValueSatisfying(back -> {
            assertThat(back.id).isEqualTo(reseller.domain.id);
            assertThat(back.parkedAt).isNull();
        });
    }

    @Test
    void whatAnotherTenantServesThroughTheSameAccountIsRefused() {
        String neighbour = slug + "-neighbour";
        UUID connection = makers.connection(sessions.tenant(neighbour), slug);
        SignedInAs other = sessions.signIn(neighbour, Role.OWNER);
        other.request()
                .get("/" + neighbour + "/domains/new?connection=" + connection)
                .then()
                .statusCode(200)
                .body(not(containsString("value=\"" + reseller.domain.name + "\"")));
        other.request()
                .formParam("connection", connection)
                .formParam("domain", reseller.domain.name)
                .formParam("adopt", "on")
                .post("/" + neighbour + "/domains/new")
                .then()
                .statusCode(422)
                .body(containsString("Somebody else on this installation"));
        other.request()
                .formParam("connection", connection)
                .formParam("domain", reseller.domain.name)
                .post("/" + neighbour + "/domains/adoption")
                .then()
                .statusCode(422);
        assertThat(domains.byName(other.tenant(), reseller.domain.name)).isEmpty();
    }

    @Test
    void aDomainAtLogicBoxesIsFoundByItsName() {
        var boxed = sandboxed.open(slug + "-lb", 1);
        SignedInAs boss = sessions.signIn(slug + "-lb", Role.OWNER);
        String path = "/" + slug + "-lb/domains";
        boss.request()
                .formParam("what", "portal")
                .formParam("confirmation", boxed.domain.name)
                .post(path + "/" + boxed.domain.id + "/removal")
                .then()
                .statusCode(303);
        boss.request()
                .formParam("connection", boxed.connectionId)
                .formParam("domain", "nobody-has-this.example")
                .post(path + "/new")
                .then()
                .statusCode(422)
                .body(containsString("does not have this domain"));
        boss.request()
                .formParam("connection", boxed.connectionId)
                .formParam("domain", boxed.domain.name)
                .post(path + "/new")
                .then()
                .statusCode(303);
        assertThat(domains.byName(boss.tenant(), boxed.domain.name).orElseThrow().externalId)
                .isEqualTo(Long.toString(boxed.account.orderId()));
    }

    private Optional<Domain> find(String name) {
        return domains.byName(owner.tenant(), name).filter(domain -> domain.parkedAt == null);
    }

    private ValidatableResponse add(String name, UUID customer) {
        return add(name, customer, UUID.randomUUID());
    }

    private ValidatableResponse add(String name, UUID customer, UUID operation) {
        return owner.request()
                .formParam("connection", reseller.connectionId)
                .formParam("domain", name)
                .formParam("customer", customer == null ? "" : customer.toString())
                .formParam("operation", operation)
                .post("/" + slug + "/domains/new")
                .then();
    }

    private ValidatableResponse adopt(String... names) {
        var request = owner.request().formParam("connection", reseller.connectionId);
        if (names.length > 0) {
            request.formParam("domain", (Object[]) names);
        }
        return request.post("/" + slug + "/domains/adoption").then();
    }
}
