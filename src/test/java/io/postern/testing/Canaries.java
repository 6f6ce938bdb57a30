package io.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Secrets that are recognised wherever they turn up: as they are, in hexadecimal, or in Base64. */
public final class Canaries {
    private static final String TEXT_COLUMNS = """
            select format('%I.%I', table_schema, table_name), format('%I', column_name), data_type
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
            and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'bytea', 'ARRAY')
            """;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, List<String>> disguises = new LinkedHashMap<>();

    /** A new secret under that name, or the one it has. Keeps providers' rules, and looks alike in HTML and addresses. */
    public String get(String name) {
        if (!secrets.containsKey(name)) {
            add(name, "Aa1_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        }
        return secrets.get(name);
    }

    /** One that was made elsewhere. */
    public void add(String name, String secret) {
        secrets.put(name, secret);
        disguises.put(name, disguises(secret));
    }

    /** The names of those that are in {@code text}. */
    public List<String> in(String text) {
        return secrets.keySet().stream()
                .filter(name -> disguises.get(name).stream().anyMatch(text::contains))
                .toList();
    }

    /** Each column of the whole database that holds one, and which; all schemas, all tables, as nobody is kept from seeing. */
    public List<String> inDatabase() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        List<String> found = new ArrayList<>();
        int columns = 0;
        try (Connection all = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = all.createStatement();
                ResultSet column = statement.executeQuery(TEXT_COLUMNS)) {
            for (; column.next(); columns++) {
                String name = column.getString(2);
                // "escape" leaves what is readable as it is
                String text = column.getString(3).equals("bytea") ? "encode(" + name + ", 'escape')" : name + "::text";
                for (String secret : inColumn(all, column.getString(1), text)) {
                    found.add(column.getString(1) + " " + name + ": " + secret);
                }
            }
        }
        assertThat(columns).as("columns searched").isGreaterThan(50);
        return found;
    }

    private List<String> inColumn(Connection all, String table, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        String[] names = disguises.entrySet().stream()
                .flatMap(secret -> secret.getValue().stream().map(_ -> secret.getKey()))
                .toArray(String[]::new);
        String[] needles = disguises.values().stream().flatMap(List::stream).toArray(String[]::new);
        try (var select = all.prepareStatement("select distinct canary_name from " + table
                + " join unnest(?::text[], ?::text[]) canary(canary_name, canary_needle) on strpos(" + text
                + ", canary_needle) > 0")) {
            select.setArray(1, all.createArrayOf("text", names));
            select.setArray(2, all.createArrayOf("text", needles));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** Base64 as it looks wherever in the encoded text the secret begins. */
    private static List<String> disguises(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Stream<String> base64 = Stream.of(0, 1, 2).map(shift -> {
            byte[] moved = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, moved, shift, bytes.length);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(moved);
            return whole.substring(shift == 0 ? 0 : 4, whole.length() - 3);
        });
        return Stream.concat(Stream.of(secret, HexFormat.of().formatHex(bytes)), base64)
                .toList();
    }
}
