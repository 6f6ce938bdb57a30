package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.directory.MailboxQuery;
import io.postern.directory.MailboxRow;
import io.postern.installation.Installations;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.Spans;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Account;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.selfservice.Door;
import io.postern.setup.TenantsFiles;
import io.postern.setup.file.Problem;
import io.postern.testing.Canaries;
import io.postern.testing.CapturedLog;
import io.postern.testing.IdentityProvider;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Secrets that are made up at run time go all their ways, good and bad: then nothing that we keep, show or tell repeats
 * one of them – no page for any role, no column of any table, no line of the log, no span.
 */
@QuarkusTest
class CanaryTest {
    private static final String TENANT = "canary";
    private static final TenantId ID = new TenantId(TENANT);

    /** No secret: proves that each sink is searched where it would be found. */
    private static final String VISIBLE = "Plainly0visible";

    @TestHTTPResource("/")
    URI portal;

    @Inject
    TestSessions sessions;

    @Inject
    TenantsFiles files;

    @Inject
    DirectorySync copies;

    @Inject
    Directory directory;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    Installations installations;

    @Inject
    Spans spans;

    private final CapturedLog log = new CapturedLog();
    private final Canaries canaries = new Canaries();
    private IdentityProvider provider;
    private Account account;
    private SignedInAs owner;
    private List<MailboxRow> mailboxes;
    private String mailbox;

    @Test
    void noSecretIsInAnyPageTableLogOrSpan() throws Exception {
        provider = new IdentityProvider(canaries.get("client secret"), portal.resolve("/sign-in/callback"));
        spans.record();
        log.start();
        List<String> told;
        try {
            aTenantOfTheFile();
            owner = sessions.signIn(TENANT, Role.OWNER);
            canaries.add("session", owner.cookie());
            mailboxes = copied();
            mailbox = "/" + TENANT + "/mailboxes/" + mailboxes.getFirst().id();
            signInForReal();
            passwordChanges();
            String change = resetPassword();
            String batch = suspendSeveral();
            details();
            anOwnerHelpsHimself();
            everyPage(owner, change, batch);
            connectionTests();
            refusedPasswordChanges();
            for (Role role : Role.values()) {
                everyPage(
                        role == Role.MAILBOX_OWNER ? ownerOfAMailbox() : sessions.signIn(TENANT, role), change, batch);
            }
        } finally {
            account.clearFaults();
            files.apply(demo());
            log.stop();
            provider.close();
            told = spans.stop().stream()
                    .map(span -> span + " " + span.getEvents() + " " + span.getAttributes())
                    .toList();
        }
        // in the form of its own pages, and nowhere else
        canaries.add("csrf", owner.csrf());
        told.forEach(span -> nothingIn("a span", span));
        log.lines().forEach(line -> nothingIn("the log", line));
        assertThat(canaries.inDatabase()).as("columns with a secret").isEmpty();
        everySinkWasThere(told);
    }

    /** Credentials, the client secret and the launch key as an operator writes them, rightly and wrongly. */
    private void aTenantOfTheFile() throws IOException {
        canaries.add("launch key", canaries.get("half a launch key") + canaries.get("the other half"));
        account = SandboxControl.here()
                .account(Map.of(
                        "apiKey",
                        canaries.get("api-key"),
                        "orders",
                        List.of(Map.of("domain", TENANT + ".example", "mailboxes", 3))));
        String file = demo()
                + """
                  - slug: canary
                    name: Canary
                    oidc: { issuer: "%s", client-id: "%s", client-secret: "%s" }
                    members:
                      - { issuer: "%s", subject: carol, role: owner }
                    connections:
                      - { id: lb, provider: logicboxes, endpoint: "${own-origin}/sandbox/logicboxes/api", credentials: { auth-userid: "%s", api-key: "%s" } }
                    domains:
                      - { name: canary.example, connection: lb, order-id: %d }
                    embedding:
                      origins: [https://billing.example]
                      installations:
                        - { id: whmcs-1, keys: [{ kid: k1, secret: "%s" }] }
                """.formatted(
                                provider.issuer(),
                                IdentityProvider.CLIENT,
                                canaries.get("client secret"),
                                provider.issuer(),
                                account.authUserId(),
                                canaries.get("api-key"),
                                account.orderId(),
                                canaries.get("launch key"));
        assertThat(files.apply(file)).isEmpty();
        for (String broken : List.of(
                file.replace("name: canary.example", "nome: canary.example"),
                file.replace("api-key: \"", "api-kee: \""),
                file.replace("secret: \"", "secret: \"" + "x\" \""),
                file.replace("kid: k1, secret: \"", "kid: k1, jwk: \""))) {
            List<Problem> problems = files.apply(broken);
            assertThat(problems).isNotEmpty();
            nothingIn("what is wrong with a file", problems.toString());
        }
    }

    private List<MailboxRow> copied() throws InterruptedException {
        copies.requestSync(ID, Scope.ALL);
        for (int i = 0; i < 200; i++) {
            List<MailboxRow> rows =
                    directory.list(ID, Scope.ALL, MailboxQuery.ALL).rows();
            if (rows.size() == 3) {
                return rows;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the mailboxes were not copied");
    }

    private void signInForReal() {
        var browser = new TestBrowser();
        assertThat(browser.signIn(portal.resolve("/acme/sign-in"), "alice").statusCode())
                .isEqualTo(200);
        canaries.add("session after sign-in", browser.cookies(portal).get("__Host-sid"));
        canaries.add("authorization code", browser.parameter("code"));
        canaries.add("state of the sign-in", browser.parameter("state"));
        URI own = portal.resolve("/" + TENANT + "/sign-in");
        assertThat(browser.signIn(own, "carol").statusCode()).isEqualTo(200);
        canaries.add("sessions after sign-in", browser.cookies(portal).get("__Host-sid"));
        provider.claim("nonce", "that of another sign-in");
        nothingIn("a failed sign-in", new TestBrowser().signIn(own, "carol").body());
        assertThat(provider.issued()).hasSize(8);
        for (String secret : provider.issued()) {
            canaries.add("of a sign-in at the tenant's own provider: " + secret, secret);
        }
    }

    private UUID connection() {
        return tenancy.inTenant(ID, () -> entities.createQuery("select id from Connection", UUID.class)
                .getSingleResult());
    }

    private UUID installation() {
        return installations.find(ID, "whmcs-1").orElseThrow().id();
    }

    private void connectionTests() {
        String test = "/" + TENANT + "/connections/" + connection() + "/test";
        for (String fault : List.of("EXPIRED_CREDENTIALS", "IP_NOT_ALLOWED", "GARBAGE")) {
            account.fault(Fault.of(fault));
            shown(owner.request().post(test));
            account.clearFaults();
        }
        shown(owner.request().post(test));
    }

    private void passwordChanges() {
        account.put(address(), Map.of("password", canaries.get("password")));
        change(canaries.get("password"), canaries.get("next password"));
        assertThat(account.mailbox(address()).get("password").asText()).isEqualTo(canaries.get("next password"));
    }

    private void refusedPasswordChanges() {
        String now = canaries.get("present password");
        account.put(address(), Map.of("password", now));
        String wanted = canaries.get("wanted password");
        change(now, "short");
        change("", wanted);
        change(canaries.get("wrong password"), wanted);
        account.fault(Fault.of("ERROR_500")
                .method("mail/user/change-password")
                .calls(1)
                .with(
                        "message",
                        "cannot process new-passwd=" + wanted + " of " + now + " for " + canaries.get("api-key")));
        change(now, wanted);
        account.clearFaults();
        for (String fault : List.of("EXPIRED_CREDENTIALS", "GARBAGE", "HTML_502", "RESET_BEFORE")) {
            account.fault(Fault.of(fault).calls(1));
            change(now, wanted);
            account.clearFaults();
        }
    }

    private void change(String current, String next) {
        shown(owner.request()
                .formParam("current-password", current)
                .formParam("new-password", next)
                .post(mailbox + "/password"));
        shown(owner.htmx()
                .formParam("current-password", current)
                .formParam("new-password", next + "!")
                .post("/" + TENANT + "/mailboxes/" + UUID.randomUUID() + "/password"));
    }

    private SignedInAs ownerOfAMailbox() {
        return sessions.owner(ID, directory.find(ID, mailboxes.getFirst().id()).orElseThrow());
    }

    private void anOwnerHelpsHimself() {
        account.put(address(), Map.of("password", canaries.get("owner password")));
        Door door = Door.of(TENANT);
        shown(door.knock(address(), canaries.get("wrong owner password")));
        shown(door.knock("nobody@canary.example", canaries.get("stranger's password")));
        Response entered = door.knock(address(), canaries.get("owner password"));
        assertThat(entered.statusCode()).isEqualTo(303);
        canaries.add("owner's session", entered.cookie("__Host-sid"));
        SignedInAs here = ownerOfAMailbox();
        for (String current : List.of(canaries.get("mistaken present password"), canaries.get("owner password"))) {
            shown(here.request()
                    .formParam("current-password", current)
                    .formParam("new-password", canaries.get("chosen password"))
                    .post("/" + TENANT + "/me/password"));
        }
        assertThat(account.mailbox(address()).get("password").asText()).isEqualTo(canaries.get("chosen password"));
    }

    /** The change whose page has shown the password: the once that it is shown. */
    private String resetPassword() {
        String page = path(owner.request().post(mailbox + "/password/reset"));
        String generated = account.mailbox(address()).get("password").asText();
        assertThat(owner.request().get(page).asString()).contains(generated);
        canaries.add("generated password", generated);
        return last(page);
    }

    private String suspendSeveral() {
        return last(path(owner.request()
                .formParam("id", mailboxes.get(1).id(), mailboxes.get(2).id())
                .post("/" + TENANT + "/mailboxes/suspension")));
    }

    private void details() {
        Response saved = owner.request()
                .formParam("first-name", VISIBLE)
                .formParam("last-name", "B")
                .formParam("notification-email", "b@example.net")
                .post(mailbox + "/details");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);
        shown(saved);
    }

    private void everyPage(SignedInAs who, String change, String batch) {
        for (Route route : Route.all()) {
            if (route.verb().equals("GET") && !(route.rule() instanceof RouteRule.Signature)) {
                String path = route.template()
                        .replace("/changes/{id}", "/changes/" + change)
                        .replace("/connections/{id}", "/connections/" + connection())
                        .replace("/installations/{id}", "/installations/" + installation())
                        .replace("/webhooks/{id}", "/webhooks/" + UUID.randomUUID())
                        .replace("{kid}", "k1")
                        .replace("{system}", "whmcs")
                        .replace(
                                "/domains/{id}",
                                "/domains/" + mailboxes.getFirst().domainId())
                        .replace("{administrator}", UUID.randomUUID().toString())
                        .replace("{tenant}", TENANT)
                        .replace("{id}", mailboxes.getFirst().id().toString())
                        .replace("{change}", change)
                        .replace("{batch}", batch)
                        .replace("{accent}", "1e66f5")
                        .replace("{hash}", "0".repeat(32))
                        .replace("{slug}", TENANT)
                        .replace("{status}", "404");
                assertThat(path).as("parameters that the test knows").doesNotContain("{");
                shown(who.request().get(path));
                if (who.role() == Role.OWNER) {
                    shown(who.htmx().get(path));
                }
            }
        }
        for (String operations : List.of("/q/health", "/q/metrics")) {
            shown(RestAssured.get(operations));
        }
    }

    private void everySinkWasThere(List<String> told) throws Exception {
        assertThat(told).anyMatch(span -> span.contains("/password"));
        assertThat(log.lines()).anyMatch(line -> line.contains("mail/user/change-password"));
        var plain = new Canaries();
        plain.add("visible", VISIBLE);
        assertThat(plain.inDatabase()).anyMatch(column -> column.startsWith("public.mailbox first_name"));
    }

    private void shown(Response answer) {
        nothingIn("an answer", answer.headers() + answer.asString());
        if (answer.statusCode() == 303 && answer.header("Location").contains("/" + TENANT + "/")) {
            String next = path(answer);
            if (!next.endsWith("/sign-in")) {
                Response page = owner.request()
                        .cookies(answer.cookies())
                        .cookie("__Host-sid", owner.cookie())
                        .get(next);
                nothingIn(next, page.headers() + page.asString());
            }
        }
    }

    private void nothingIn(String place, String text) {
        assertThat(canaries.in(text)).as(place + ": " + text).isEmpty();
    }

    private String address() {
        return mailboxes.getFirst().address();
    }

    private static String path(Response answer) {
        return URI.create(answer.header("Location")).getRawPath();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String demo() throws IOException {
        try (var stream = CanaryTest.class.getResourceAsStream("/demo-tenants.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
