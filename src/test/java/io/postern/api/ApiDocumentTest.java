package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.embed.BillingSystems;
import io.postern.installation.InstallationScope;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/api.md} says is so. */
@QuarkusTest
class ApiDocumentTest {
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    @TestHTTPResource
    URI portal;

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/api.md"));
    }

    /** As whoever reads it pastes it, with a shell, openssl and curl. */
    @Test
    void theExampleSignsAndCallsAsItStands() throws Exception {
        var reseller = resellers.open("shell-example", "example.com", 1);
        String secret = "a-secret-of-at-least-thirty-two-characters";
        var system = billing.openWithSecret(reseller.tenant, "whmcs-1", "k1", secret);
        billing.allow(system, InstallationScope.SERVICES);
        var example = SHELL.matcher(document());
        assertThat(example.find()).isTrue();
        String told = ShellTools.run(
                "set -eu\n" + example.group(1),
                Map.of(
                        "BASE", portal.toString().replaceAll("/$", ""),
                        "TENANT", "shell-example",
                        "INSTALLATION", "whmcs-1",
                        "KID", "k1",
                        "SECRET", secret));
        assertThat(told)
                .contains("\"installation\":\"whmcs-1\"", "\"scopes\":[\"services\"]")
                .contains("\"state\":\"active\"", "\"domain\":\"example.com\"", "\"name\":\"Example GmbH\"")
                .contains("\"state\":\"suspended\"", "\"reason\":\"invoice 4711 unpaid\"")
                .doesNotContain("urn:postern:problem");
        assertThat(reseller.upstream("user-01@example.com").stopped()).isNotEmpty();
    }

    @Test
    void itListsTheCallsOfTheApi() throws Exception {
        String document = document();
        assertThat(DescribedApi.at("acme").operations())
                .filteredOn(operation -> !operation.path().equals(CommonDescription.PUBLIC))
                .allSatisfy(operation ->
                        assertThat(document).containsPattern("\\| `" + Pattern.quote(operation.toString()) + "[`?]"));
    }

    @Test
    void itListsEachStatusThatTheDescriptionNames() throws Exception {
        Pattern row = Pattern.compile("^\\| ([0-9, ]+) \\| ", Pattern.MULTILINE);
        assertThat(row.matcher(document())
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(", "))))
                .contains("405")
                .containsAll(Stream.of(CommonAnswer.values())
                        .map(answer -> answer.status)
                        .filter(status -> !status.equals("500"))
                        .toList());
    }

    /** What the build machine has, or may install, as for the modules' PHP. */
    private static final class ShellTools {
        private static final String NONE =
                "The example in docs/api.md is run with sh, curl and openssl. They are not installed here, and could not be"
                        + " installed (on Debian or Ubuntu: apt-get install curl openssl).";
        private static final String FIND = "command -v curl && command -v openssl";
        private static final String INSTALL =
                FIND + " || { [ \"$(id -u)\" = 0 ] && command -v apt-get && apt-get update"
                        + " && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends curl openssl; }";

        private ShellTools() {}

        static String run(String script, Map<String, String> environment) throws Exception {
            assertThat(start(INSTALL, Map.of()).waitFor()).as(NONE).isZero();
            Process process = start(script, environment);
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(told).isZero();
            return told;
        }

        private static Process start(String script, Map<String, String> environment) throws IOException {
            Path file = Files.createTempFile("postern-example", ".sh");
            Files.writeString(file, script);
            var builder = new ProcessBuilder("sh", file.toString()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            if (environment.isEmpty()) {
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            }
            return builder.start();
        }
    }
}
