package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.Providers;
import io.postern.provider.spi.DriverInfo;
import io.postern.setup.file.Rules;
import io.postern.setup.file.TenantsFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the example of the documentation gets a tenant. */
@QuarkusTest
class DocumentedTenantsFileTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(tenants:\\n.*?)```", Pattern.DOTALL);

    @Inject
    Providers providers;

    @Inject
    TenantsFiles files;

    @TempDir
    Path folder;

    @AfterEach
    void theDemoTenantsComeBack() throws IOException {
        files.apply(TenantsFileWatchTest.demo());
    }

    @Test
    void theExampleIsUnderstoodAsItStands() throws IOException {
        var rules = new Rules(name -> Optional.of("value of " + name), providers.all(), endpoint -> providers
                .refusal(endpoint)
                .map(Enum::name));
        TenantsFile file = TenantsFile.read(example(), rules);
        assertThat(file.problems()).isEmpty();
        assertThat(file.tenants().getFirst().connections()).hasSize(2);
        assertThat(file.tenants().getFirst().installations()).hasSize(1);
        assertThat(providers.all()).extracting(DriverInfo::id).contains("atmail", "logicboxes");
    }

    /** Under names of its own, as the demo tenants have the ones of the document. */
    @Test
    void theExampleIsApplied() throws IOException {
        String own = example()
                .replace("slug: acme", "slug: documented")
                .replace("name: example.", "name: documented.example.");
        String added = own.replace("${LB_KEY}", "the-key")
                .replace("${AT_PASSWORD}", "the-password")
                .substring("tenants:\n".length());
        assertThat(files.apply(TenantsFileWatchTest.demo() + added)).isEmpty();
    }

    private String example() throws IOException {
        Path secret = Files.writeString(folder.resolve("oidc"), "the secret");
        var found = EXAMPLE.matcher(Files.readString(Path.of("docs/configuration.md")));
        List<String> examples = found.results().map(match -> match.group(1)).toList();
        assertThat(examples).hasSize(1);
        return examples.getFirst().replace("/run/secrets/oidc", secret.toString());
    }
}
