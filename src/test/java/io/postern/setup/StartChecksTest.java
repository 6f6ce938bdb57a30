package io.postern.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/postern",
            "postern.secrets.keyset", "file:/run/secrets/keyset",
            "postern.base-url", "https://mail.example.com",
            "quarkus.oidc.auth-server-url", "https://id.example.com",
            "quarkus.oidc.client-id", "postern");

    @Test
    void aCompleteConfigurationStarts() {
        assertThat(problem(COMPLETE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.url, needs a PostgreSQL database",
        "postern.secrets.keyset, needs a keyset",
        "postern.base-url, needs its own address",
        "quarkus.oidc.auth-server-url, needs an OIDC client",
        "quarkus.oidc.client-id, needs an OIDC client"
    })
    void eachMissingPartHasOneSentenceThatNamesIt(String property, String sentence) {
        var incomplete = new LinkedHashMap<>(COMPLETE);
        incomplete.remove(property);
        assertThat(problem(incomplete).orElseThrow()).contains(sentence).contains("set " + property.split("\\.")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://mail.example.com", "https://mail.example.com/portal", "mail.example.com", "https://"})
    void aBaseUrlThatBrowsersWouldNotKeepCookiesForIsRefused(String url) {
        assertThat(problem(with("postern.base-url", url)).orElseThrow()).contains("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "https://mail.example.com/"})
    void plainHttpIsFineOnThisMachine(String url) {
        assertThat(problem(with("postern.base-url", url))).isEmpty();
    }

    private static Map<String, String> with(String name, String value) {
        var changed = new LinkedHashMap<>(COMPLETE);
        changed.put(name, value);
        return changed;
    }

    private static Optional<String> problem(Map<String, String> configured) {
        return StartChecks.problem(name -> Optional.ofNullable(configured.get(name)));
    }
}
