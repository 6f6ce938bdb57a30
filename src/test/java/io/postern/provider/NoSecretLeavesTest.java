package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.testing.CapturedLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The provider wants a mailbox owner's password in a URL; nothing of ours repeats it, however the call ends. */
@QuarkusTest
class NoSecretLeavesTest {
    private static final String PASSWORD = "Canary-Word9!";
    private static final String KEY = "canary-key-31337";

    @Inject
    Providers providers;

    @Inject
    Spans spans;

    private final CapturedLog log = new CapturedLog();

    @Test
    void aSignInLeavesNoPasswordAndNoKeyInSpansLogsOrErrors() {
        var account = SandboxControl.here()
                .account(Map.of("apiKey", KEY, "orders", List.of(Map.of("domain", "secret.example", "mailboxes", 1))));
        account.put("anna@secret.example", Map.of("password", PASSWORD));
        var domain = new MailDomain("secret.example", String.valueOf(account.orderId()));
        var anna = new MailboxRef(domain, new Address("anna", "secret.example"));
        var provider = providers.open(Upstreams.access(account, KEY));
        spans.record();
        log.start();
        try {
            provider.authenticate(anna, Secret.of(PASSWORD));
            says(provider, anna, Kind.FORBIDDEN, PASSWORD + "wrong");
            for (String fault : List.of("EXPIRED_CREDENTIALS", "EMPTY", "GARBAGE", "HTML_502", "RESET_BEFORE")) {
                account.fault(Fault.of(fault));
                says(provider, anna, null, PASSWORD);
                account.clearFaults();
            }
            account.fault(Fault.of("HANG").calls(1));
            says(provider, anna, Kind.TIMEOUT, PASSWORD);
        } finally {
            account.clearFaults();
            log.stop();
        }
        List<SpanData> exported = spans.stop();
        assertThat(exported).noneMatch(span -> tells(span.toString()));
        assertThat(exported).noneMatch(span -> span.getEvents().stream().anyMatch(event -> tells(event.toString())));
        assertThat(log.lines())
                .anyMatch(line -> line.contains("/mail/user/authenticate.json query[auth-userid, api-key"));
        assertThat(log.lines().stream().filter(NoSecretLeavesTest::tells).toList())
                .isEmpty();
    }

    @Test
    void passwordsAndTokensOfOpenSrsStayInBodies() {
        var account = OpensrsControl.here().account("oma-secret.example", 1);
        account.put("anna@oma-secret.example", Map.of("password", PASSWORD));
        var anna =
                new MailboxRef(new MailDomain("oma-secret.example", null), new Address("anna", "oma-secret.example"));
        var provider = providers.open(Upstreams.access(account));
        spans.record();
        log.start();
        try {
            provider.authenticate(anna, Secret.of(PASSWORD));
            says(provider, anna, Kind.FORBIDDEN, PASSWORD + "wrong");
            provider.setPassword(anna, Secret.of("Canary-Word10!"));
            provider.changeLog(anna, null).entries().forEach(entry -> assertThat(tells(entry.text()))
                    .isFalse());
            account.fault(OpensrsControl.Fault.error(6).method("change_user").with("message", "bad: Canary-Word11!"));
            ProviderError refused = catchThrowableOfType(
                    ProviderError.class, () -> provider.setPassword(anna, Secret.of("Canary-Word11!")));
            assertThat(tells(refused + refused.upstreamMessage())).isFalse();
        } finally {
            log.stop();
            account.delete();
        }
        List<SpanData> exported = spans.stop();
        assertThat(exported)
                .isNotEmpty()
                .noneMatch(span -> tells(span.toString()) || span.toString().contains(account.password()));
        assertThat(log.lines()).anyMatch(line -> line.contains("/change_user"));
        assertThat(log.lines().stream()
                        .filter(line -> tells(line) || line.contains(account.password()))
                        .toList())
                .isEmpty();
    }

    /** At debug level it would write whole URLs; its minimum is fixed when the portal is built. */
    @Test
    void theRestClientCannotBeMadeTalkative() {
        String category = "quarkus.log.category.\"org.jboss.resteasy.reactive\".";
        assertThat(ConfigProvider.getConfig().getValue(category + "min-level", String.class))
                .isEqualTo("INFO");
        assertThat(ConfigProvider.getConfig().getValue(category + "level", String.class))
                .isEqualTo("INFO");
    }

    /** The same names in a URL of our own: what the instrumentation writes down is cleaned before it leaves. */
    @Test
    void aQueryOfOursReachesSpansOnlyAsFarAsItIsHarmless() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        var url = URI.create("http://localhost:" + port + "/canaries/mailboxes?sort=name&passwd=Canary&api-key=" + KEY);
        spans.record();
        List<SpanData> exported = List.of();
        try (var client = HttpClient.newHttpClient()) {
            for (int attempt = 0; exported.isEmpty() && attempt < 20; attempt++) {
                client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
                exported = spans.of("/canaries/mailboxes");
            }
        }
        spans.stop();
        assertThat(exported).isNotEmpty().noneMatch(span -> tells(span.toString()));
        assertThat(exported).anyMatch(span -> span.toString().contains("sort=name"));
    }

    private static void says(MailProvider provider, MailboxRef anna, Kind kind, String password) {
        ProviderError error =
                catchThrowableOfType(ProviderError.class, () -> provider.authenticate(anna, Secret.of(password)));
        var printed = new StringWriter();
        error.printStackTrace(new PrintWriter(printed));
        assertThat(tells(printed + error.upstreamMessage())).isFalse();
        if (kind != null) {
            assertThat(error.kind()).isEqualTo(kind);
        }
    }

    private static boolean tells(String text) {
        return text.contains("Canary") || text.contains(KEY) || text.contains("passwd=");
    }
}
