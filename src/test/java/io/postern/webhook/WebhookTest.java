package io.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.platform.http.OutboundPolicy.Refusal;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.MadeUpResellers;
import io.postern.webhook.WebhookTarget.Fault;
import io.postern.webhook.WebhookTarget.Received;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A billing system is told what has happened: all of it, in order, and by nobody else. */
@QuarkusTest
class WebhookTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    WebhookTarget target;

    @Inject
    Events events;

    @Inject
    Deliveries deliveries;

    @Inject
    Endpoints endpoints;

    @Inject
    Receivers receivers;

    @Inject
    AuditTrail audit;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    private record Told(SignedInAs owner, UUID id, String secret) {}

    @Test
    void aChangeIsToldOnceAndItsSignatureHolds() throws Exception {
        var reseller = resellers.open("wh-signed", 1);
        Told told = endpoint("wh-signed");
        SignedInAs owner = told.owner();
        UUID mailbox = reseller.mailbox("user-01@wh-signed.example").orElseThrow().id;
        owner.request()
                .formParam("reason", "unpaid")
                .post("/wh-signed/mailboxes/" + mailbox + "/suspension")
                .then()
                .statusCode(303);
        Received one = await("wh-signed", 1).getFirst();
        JsonNode body = JSON.readTree(one.body());
        assertThat(body.path("type").asText()).isEqualTo("mailbox.suspended");
        assertThat(body.path("tenant").asText()).isEqualTo("wh-signed");
        assertThat(body.path("id").asText()).isEqualTo(one.id());
        assertThat(body.path("data").path("address").asText()).isEqualTo("user-01@wh-signed.example");
        assertThat(body.path("data").path("mailbox_id").asText()).isEqualTo(mailbox.toString());
        assertThat(one.type()).startsWith("application/json");
        assertThat(one.signature()).isEqualTo(signature(told.secret(), one));
        assertThat(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(one.timestamp())))
                .isLessThan(60);
        Thread.sleep(1_500);
        assertThat(target.received("wh-signed")).hasSize(1);
        assertThat(count(owner.tenant(), "webhook_event")).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        TenantId tenant = sessions.tenant("wh-rollback");
        Told _ = endpoint("wh-rollback");
        long before = count(tenant, "webhook_event");
        assertThatThrownBy(() -> tenancy.inTenant(tenant, () -> {
                    done(tenant, "suspend", "a@wh-rollback.example");
                    throw new IllegalStateException("after all not");
                }))
                .hasMessageContaining("after all not");
        assertThat(count(tenant, "webhook_event")).isEqualTo(before);
        tenancy.inTenant(tenant, () -> done(tenant, "suspend", "a@wh-rollback.example"));
        assertThat(count(tenant, "webhook_event")).isEqualTo(before + 1);
        // what was asked for and refused, and what is no event, is not told either
        tenancy.inTenant(tenant, () -> {
            audit.append(tenant, line("change.suspend", "REFUSED", "b@wh-rollback.example"));
            audit.append(tenant, line("change.details", "DONE", "b@wh-rollback.example"));
            audit.append(tenant, line("change.suspend", "PLANNED", "b@wh-rollback.example"));
        });
        assertThat(count(tenant, "webhook_event")).isEqualTo(before + 1);
    }

    @Test
    void anEventThatFailsIsTriedAgainAndThoseBehindItOfTheSameMailboxWait() throws Exception {
        TenantId tenant = sessions.tenant("wh-order");
        target.fail("wh-order", Fault.ERROR);
        Told told = endpoint("wh-order");
        endpoints.pause(tenant, Actor.SYSTEM, told.id(), true);
        tenancy.inTenant(tenant, () -> {
            done(tenant, "suspend", "a@wh-order.example");
            done(tenant, "resume", "a@wh-order.example");
            done(tenant, "suspend", "b@wh-order.example");
        });
        endpoints.pause(tenant, Actor.SYSTEM, told.id(), false);
        List<Received> first = await("wh-order", 2);
        assertThat(first).extracting(WebhookTest::what).containsExactly("mailbox.suspended a", "mailbox.suspended b");
        soon(tenant, told.id());
        List<Received> all = await("wh-order", 4);
        assertThat(all)
                .extracting(WebhookTest::what)
                .containsExactly(
                        "mailbox.suspended a", "mailbox.suspended b", "mailbox.suspended a", "mailbox.resumed a");
        assertThat(all.get(2).id()).as("the same event").isEqualTo(all.get(0).id());
        assertThat(all.get(2).body()).isEqualTo(all.get(0).body());
    }

    @Test
    void aResetAndARedirectAreFailuresAndNothingFollowsTheRedirect() throws Exception {
        TenantId tenant = sessions.tenant("wh-faults");
        target.fail("wh-faults", Fault.RESET, Fault.REDIRECT);
        Told told = endpoint("wh-faults");
        tenancy.inTenant(tenant, () -> done(tenant, "delete", "a@wh-faults.example"));
        await("wh-faults", 1);
        row(told, "The connection broke off.");
        soon(tenant, told.id());
        await("wh-faults", 2);
        row(told, "The receiver sent us elsewhere");
        soon(tenant, told.id());
        await("wh-faults", 3);
        row(told, "Arrived");
        assertThat(target.received("wh-faults-elsewhere")).isEmpty();
        page(told).then().body(not(containsString("secret words of the receiver")));
    }

    @Test
    void aDeadWorkersEventIsToldByTheNext() throws Exception {
        TenantId tenant = sessions.tenant("wh-killed");
        target.fail("wh-killed", Fault.SLOW);
        Told told = endpoint("wh-killed");
        endpoints.pause(tenant, Actor.SYSTEM, told.id(), true);
        tenancy.inTenant(tenant, () -> done(tenant, "rename", "a@wh-killed.example"));
        unpause(tenant, told.id());
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> dying = workers.submit(() -> deliveries.run(tenant, told.id()));
            atLeast("wh-killed", 1);
            dying.cancel(true);
        }
        // the portal's own worker may have come as well
        deliveries.run(tenant, told.id());
        List<Received> all = atLeast("wh-killed", 2);
        assertThat(all).extracting(Received::id).containsOnly(all.getFirst().id());
        assertThat(deliveries.waiting(tenant, told.id())).isFalse();
    }

    @Test
    void afterADayAnEventIsGivenUpTheAddressIsShownAsFailingAndSendingAgainMendsIt() throws Exception {
        TenantId tenant = sessions.tenant("wh-given-up");
        target.fail("wh-given-up", Fault.ERROR, Fault.ERROR);
        Told told = endpoint("wh-given-up");
        tenancy.inTenant(tenant, () -> done(tenant, "create", "a@wh-given-up.example"));
        await("wh-given-up", 1);
        awaitAnswer(tenant, told.id());
        tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                        "update webhook_delivery set first_attempt_at = now() - interval '25 hours', next_attempt_at = now()")
                .executeUpdate());
        deliveries.run(tenant, told.id());
        await("wh-given-up", 2);
        row(told, "Given up");
        row(told, "Failing");
        String form = Jsoup.parse(page(told).asString())
                .select("form[action$=/again]")
                .attr("action");
        told.owner().request().post(form).then().statusCode(303);
        List<Received> all = await("wh-given-up", 3);
        assertThat(all.get(2).id()).isEqualTo(all.get(0).id());
        row(told, "Arrived");
        page(told).then().body(not(containsString("Failing")));
    }

    @Test
    void aPausedAddressIsToldWhenItIsResumedAndATestGoesToItAlone() throws Exception {
        TenantId tenant = sessions.tenant("wh-paused");
        Told told = endpoint("wh-paused");
        told.owner().request().post(path(told) + "/pause").then().statusCode(303);
        tenancy.inTenant(tenant, () -> done(tenant, "quota", "a@wh-paused.example"));
        Thread.sleep(1_500);
        assertThat(target.received("wh-paused")).isEmpty();
        told.owner().request().post(path(told) + "/pause/delete").then().statusCode(303);
        assertThat(await("wh-paused", 1).getFirst().body()).contains("mailbox.quota_changed");
        told.owner().request().post(path(told) + "/test").then().statusCode(303);
        assertThat(await("wh-paused", 2).get(1).body()).contains("\"type\":\"test\"");
        assertThat(events.after(tenant, 0, 100)).extracting(Event::type).containsExactly("mailbox.quota_changed");
    }

    @Test
    void onlyWhatWasChosenIsToldAndWhoReadsOnMissesNothing() throws Exception {
        TenantId tenant = sessions.tenant("wh-chosen");
        Told told = endpoint("wh-chosen");
        told.owner()
                .request()
                .formParam("type", "mailbox.deleted")
                .post(path(told))
                .then()
                .statusCode(303);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 20; number++) {
                int mailbox = number;
                people.execute(() -> tenancy.inTenant(tenant, () -> {
                    if (mailbox % 2 == 0) {
                        done(tenant, "autoresponder", "m" + mailbox + "@wh-chosen.example");
                    } else {
                        events.emit(tenant, EventType.SERVICE_SUSPENDED, "service-" + mailbox, Map.of("id", mailbox));
                    }
                }));
            }
        }
        tenancy.inTenant(tenant, () -> done(tenant, "delete", "last@wh-chosen.example"));
        assertThat(await("wh-chosen", 1)).extracting(WebhookTest::what).containsExactly("mailbox.deleted last");
        List<Event> all = events.after(tenant, 0, 100);
        assertThat(all).hasSize(21);
        assertThat(all).extracting(Event::sequence).isSorted();
        assertThat(events.after(tenant, all.get(9).sequence(), 5)).isEqualTo(all.subList(10, 15));
        assertThat(events.after(new TenantId("wh-signed"), 0, 100)).noneMatch(all::contains);
    }

    @Test
    void theSecretIsShownOnceAndWrongAddressesAreRefusedWithWords() {
        SignedInAs owner = sessions.signIn("wh-form", Role.OWNER);
        add(owner, "", "mailbox.deleted").then().statusCode(422).body(containsString("id=\"url-error\""));
        add(owner, "https://192.168.1.7/hook", "mailbox.deleted")
                .then()
                .statusCode(422)
                .body(containsString("not on the public internet"))
                .body(containsString("value=\"https://192.168.1.7/hook\""));
        Response made = add(owner, WebhookTarget.url("wh-form"), "mailbox.deleted");
        made.then().statusCode(200).header("Cache-Control", "no-store");
        String secret = Jsoup.parse(made.asString()).select("output").text();
        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        add(owner, WebhookTarget.url("wh-form"), "mailbox.deleted")
                .then()
                .statusCode(422)
                .body(containsString("in the list already"));
        owner.request().get("/wh-form/settings/webhooks").then().body(not(containsString(secret)));
        List<String> kept = tenancy.inTenant(owner.tenant(), () -> entities.createNativeQuery(
                        "select encode(sealed, 'escape') from webhook_endpoint", String.class)
                .getResultList());
        assertThat(kept).hasSize(1).noneMatch(text -> text.contains(secret));
    }

    @ParameterizedTest
    @CsvSource({
        "http://billing.example/hook, NOT_HTTPS",
        "https://user@billing.example/hook, USER_INFO",
        "https://billing.example:8443/hook, PORT",
        "https://billing.example/hook?x=1, MALFORMED",
        "https://10.0.0.1/hook, PRIVATE_ADDRESS",
        "https://[::1]/hook, PRIVATE_ADDRESS",
        "https://169.254.169.254/latest, PRIVATE_ADDRESS",
        "https://2130706433/, UNKNOWN_HOST",
        "gopher://billing.example, NOT_HTTPS",
        "nonsense here, MALFORMED"
    })
    void addressesThatMayNotBeCalled(String url, Refusal refusal) {
        // a number is read as an address by some resolvers, and then as this machine
        assertThat(receivers.refusal(url).orElseThrow())
                .isIn(refusal, refusal == Refusal.UNKNOWN_HOST ? Refusal.PRIVATE_ADDRESS : refusal);
    }

    @Test
    void pausesGrowToTwoHoursAndNoFurther() {
        assertThat(Deliveries.pause(1, null)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Deliveries.pause(2, null)).isEqualTo(Duration.ofSeconds(20));
        assertThat(Deliveries.pause(50, null)).isEqualTo(Duration.ofHours(2));
        assertThat(Deliveries.pause(1, Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(Deliveries.pause(1, Duration.ofDays(9))).isEqualTo(Duration.ofSeconds(10));
    }

    private Told endpoint(String tenant) {
        SignedInAs owner = sessions.signIn(tenant, Role.OWNER);
        Response made = add(
                owner,
                WebhookTarget.url(tenant),
                EventType.choices().map(EventType::slug).toArray(String[]::new));
        made.then().statusCode(200);
        String secret = Jsoup.parse(made.asString()).select("output").text();
        return new Told(owner, endpoints.all(owner.tenant()).getFirst().id(), secret);
    }

    private static Response add(SignedInAs owner, String url, String... types) {
        return owner.request()
                .formParam("url", url)
                .formParam("type", (Object[]) types)
                .post("/" + owner.tenant() + "/settings/webhooks/new");
    }

    private void done(TenantId tenant, String kind, String address) {
        audit.append(tenant, line("change." + kind, "DONE", address));
    }

    private static AuditLine line(String action, String state, String address) {
        return new AuditLine(action, Actor.SYSTEM, UUID.randomUUID(), null, null, null, address, state, Map.of());
    }

    /** Makes what waits for its next attempt due, and wakes the worker. */
    private void soon(TenantId tenant, UUID endpoint) throws InterruptedException {
        awaitAnswer(tenant, endpoint);
        tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                        "update webhook_delivery set next_attempt_at = now() where state = 'WAITING'")
                .executeUpdate());
        endpoints.pause(tenant, Actor.SYSTEM, endpoint, false);
    }

    /** The attempt is noted a moment after it has arrived. */
    private void awaitAnswer(TenantId tenant, UUID endpoint) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (endpoints.deliveries(tenant, endpoint, Long.MAX_VALUE, 10).stream()
                    .anyMatch(row -> row.state() == Delivery.State.WAITING
                            && row.attempts() > 0
                            && row.next().toInstant().isAfter(Instant.now()))) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no attempt was noted");
    }

    private void unpause(TenantId tenant, UUID endpoint) {
        tenancy.inTenant(
                tenant, () -> entities.createNativeQuery("update webhook_endpoint set paused_at = null where id = ?1")
                        .setParameter(1, endpoint)
                        .executeUpdate());
    }

    private void row(Told told, String text) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (page(told).asString().contains(text)) {
                return;
            }
            Thread.sleep(50);
        }
        assertThat(page(told).asString()).contains(text);
    }

    private static Response page(Told told) {
        Response page = told.owner().request().get(path(told));
        page.then().statusCode(200);
        return page;
    }

    private static String path(Told told) {
        return "/" + told.owner().tenant() + "/settings/webhooks/" + told.id();
    }

    private List<Received> await(String name, int number) throws InterruptedException {
        List<Received> received = atLeast(name, number);
        assertThat(received).hasSize(number);
        return received;
    }

    private List<Received> atLeast(String name, int number) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            List<Received> received = target.received(name);
            if (received.size() >= number) {
                return received;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("told " + target.received(name));
    }

    private long count(TenantId tenant, String table) {
        return tenancy.inTenant(tenant, () -> ((Number) entities.createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue());
    }

    private static String what(Received one) {
        try {
            JsonNode body = JSON.readTree(one.body());
            return body.path("type").asText() + " "
                    + body.path("data").path("address").asText().replaceFirst("@.*", "");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As a receiver would: by the JDK alone, from what the documents say. */
    private static String signature(String secret, Received one) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String content = one.id() + "." + one.timestamp() + "." + one.body();
        return "v1=" + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
