package io.postern.sandbox.atmail;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the upstream says to a call, before a switch or a fault has its way with it.
 *
 * @param code an HTTP status of its own, or 0
 * @param element null when the framework did not even find the function
 * @param content goes beside the message: maps, lists and texts
 */
record Answer(
        int code,
        String method,
        String element,
        boolean success,
        String message,
        Map<String, Object> content,
        boolean list,
        boolean applied) {
    static Answer done(String method, String message) {
        return done(method, message, Map.of());
    }

    static Answer done(String method, String message, Map<String, Object> more) {
        return new Answer(0, method, Elements.of(method), true, message, more, false, true);
    }

    static Answer says(String method, String message) {
        return new Answer(0, method, Elements.of(method), true, message, Map.of(), false, false);
    }

    static Answer failed(String method, String message) {
        return new Answer(0, method, Elements.of(method), false, message, Map.of(), false, false);
    }

    static Answer one(String method, Map<String, Object> row) {
        return new Answer(0, method, Elements.of(method), true, null, row, false, false);
    }

    /** Rows under numbers, which the framework turns into {@code key_N}. */
    static Answer list(String method, Iterable<?> rows) {
        Map<String, Object> numbered = new LinkedHashMap<>();
        rows.forEach(row -> numbered.put(String.valueOf(numbered.size()), row));
        return new Answer(0, method, Elements.of(method), true, null, numbered, true, false);
    }

    /** The framework itself refuses. */
    static Answer fault(int code, String element, String message) {
        return new Answer(code, "", element, false, message, Map.of(), false, false);
    }

    static Answer notAuthenticated() {
        return new Answer(
                0, "login/authenticate", "authenticate", false, "Authentication failed", Map.of(), false, false);
    }

    Answer notApplied() {
        return new Answer(code, method, element, success, message, content, list, false);
    }
}
