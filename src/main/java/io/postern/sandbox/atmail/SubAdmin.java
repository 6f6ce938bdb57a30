package io.postern.sandbox.atmail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sub-administrator, by column, and the domains that were delegated. */
final class SubAdmin {
    static final Set<String> RIGHTS = Set.of(
            "UAdd", "UDelete", "UModify", "UPurge", "USearch", "UList", "UMigrate", "ULogs", "UAlias", "UMasterAdmin");
    static final Set<String> TEXTS = Set.of("Password", "NumUsers", "Company", "Fullname", "NumQuota");
    private final Map<String, String> columns = new LinkedHashMap<>();
    private List<String> domains = List.of();

    SubAdmin(String name) {
        columns.put("Username", name);
        RIGHTS.stream().sorted().forEach(right -> columns.put(right, "0"));
    }

    String get(String column) {
        return columns.get(column);
    }

    void set(String column, String value) {
        columns.put(column, RIGHTS.contains(column) ? (truth(value) ? "1" : "0") : value);
    }

    List<String> domains() {
        return domains;
    }

    void domains(List<String> delegated) {
        domains = List.copyOf(delegated);
    }

    boolean may(String right) {
        return "1".equals(columns.get(right)) || "1".equals(columns.get("UMasterAdmin"));
    }

    /** The limit of this column, or -1 for none. */
    long limit(String column) {
        String limit = columns.get(column);
        return limit == null || !limit.matches("[0-9]{1,9}") ? -1 : Long.parseLong(limit);
    }

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>(columns);
        row.remove("Password");
        row.put("Domains", domains);
        return row;
    }

    private static boolean truth(String value) {
        return value != null && Set.of("1", "true", "yes", "on").contains(value);
    }
}
