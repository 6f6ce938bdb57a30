package io.postern.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator meets when the portal starts in production mode. */
class ProductionStartIT {
    private static final Duration A_WHILE = Duration.ofSeconds(90);

    @Test
    void withoutADatabaseItStopsAndSaysSo() throws Exception {
        stopsSaying("quarkus.datasource.jdbc.url", Installation.settings());
    }

    @Test
    void withoutAKeysetItStopsAndSaysSo() throws Exception {
        try (var database = Database.start(Map.of())) {
            var properties = Installation.settings();
            properties.putAll(database.properties());
            properties.remove("postern.secrets.keyset");
            stopsSaying("postern.secrets.keyset", properties);
        }
    }

    @Test
    void withADatabaseItMigratesItAndIsHealthy() throws Exception {
        try (var database = Database.start(Map.of())) {
            var properties = Installation.settings();
            properties.putAll(database.properties());
            try (var portal = PackagedPortal.start(properties)) {
                URI root = portal.awaitListening(A_WHILE);
                HttpResponse<String> health = get(root.resolve("/q/health"));
                assertThat(health.body()).contains("\"status\": \"UP\"").doesNotContain("DOWN");
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(get(root.resolve("/sandbox/logicboxes/control/journal"))
                                .body())
                        .doesNotContain("acme");
                try (var connection = database.connect();
                        var found = connection.createStatement().executeQuery("select count(*) from tenant")) {
                    found.next();
                    assertThat(found.getInt(1)).as("demo tenants in production").isZero();
                }
            }
        }
    }

    private static void stopsSaying(String sentence, Map<String, String> properties) {
        try (var portal = PackagedPortal.start(properties)) {
            assertThat(portal.awaitExit(A_WHILE)).isNotZero();
            assertThat(portal.output()).contains(sentence);
            assertThat(portal.output()).as("one sentence, no stack trace").doesNotContain("\tat ");
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
