package io.postern.sandbox.atmail;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of the upstream's table of aliases. */
record Alias(long id, String name, String to, String type, String mailDir) {
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", String.valueOf(id));
        row.put("AliasName", name);
        row.put("AliasTo", to);
        row.put("AliasType", type);
        row.put("AliasMailDir", mailDir);
        return row;
    }

    /** The domain of ours that it belongs to. */
    String localDomain() {
        String local = type.equals("Domain") ? to : name;
        return local.substring(local.indexOf('@') + 1);
    }
}
