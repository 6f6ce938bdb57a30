package io.postern.setup;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * In dev mode and tests: a real PostgreSQL of our own, unless a database is configured. One per JVM, so that it outlives
 * reloads. The packaged application holds no PostgreSQL, and never gets here.
 */
public class EmbeddedDatabase implements ConfigSourceFactory {
    private static final String URL = "io.postern.embedded-database";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean wanted = List.of("dev", "test").contains(context.getProfiles().getLast());
        String configured = context.getValue("quarkus.datasource.jdbc.url").getValue();
        if (!wanted || configured != null) {
            return List.of();
        }
        String url = url();
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.datasource.jdbc.url", url,
                        "quarkus.datasource.username", "postern",
                        "quarkus.datasource.password", "postern",
                        "quarkus.flyway.jdbc-url", url,
                        "quarkus.flyway.username", "postern_owner",
                        "quarkus.flyway.password", "postern_owner"),
                "embedded database",
                240));
    }

    private static String url() {
        synchronized (System.class) {
            String running = System.getProperty(URL);
            if (running == null) {
                running = start();
                System.setProperty(URL, running);
            }
            return running;
        }
    }

    static String start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("fsync", "off")
                    .start();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role postern_owner login password 'postern_owner' nosuperuser nobypassrls");
                statement.execute("create role postern login password 'postern' nosuperuser nobypassrls");
                statement.execute("create database postern owner postern_owner");
            }
            return postgres.getJdbcUrl("postern_owner", "postern").replaceAll("\\?.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL refused its roles", e);
        }
    }
}
