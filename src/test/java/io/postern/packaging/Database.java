package io.postern.packaging;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL as an operator prepares it: one owner for the migrations, one role for the application. */
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final String url;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.url = postgres.getJdbcUrl("postern_owner", "postern").replaceAll("\\?.*", "");
    }

    public static Database start(Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            settings.forEach(builder::setServerConfig);
            var database = new Database(builder.start());
            try (Connection connection = database.postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role postern_owner login password 'owner' nosuperuser nobypassrls");
                statement.execute("create role postern login password 'application' nosuperuser nobypassrls");
                statement.execute("create database postern owner postern_owner");
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, String> properties() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", "postern",
                "quarkus.datasource.password", "application",
                "quarkus.flyway.jdbc-url", url,
                "quarkus.flyway.username", "postern_owner",
                "quarkus.flyway.password", "owner");
    }

    /** As the superuser, whom no row-level security binds: to prepare rows. */
    public Connection connect() throws SQLException {
        return postgres.getDatabase("postgres", "postern").getConnection();
    }

    /** As the portal connects. */
    public Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(url, "postern", "application");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
