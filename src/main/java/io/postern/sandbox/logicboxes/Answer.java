package io.postern.sandbox.logicboxes;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the upstream says to a call, before any fault has its way with it. */
record Answer(int status, Object body, boolean applied, String secret) {
    /** Family A: a mail method succeeded. */
    static Answer success(boolean applied) {
        return success(applied, Map.of());
    }

    static Answer success(boolean applied, Map<String, ?> more) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", "SUCCESS");
        response.putAll(more);
        return new Answer(200, Map.of("response", response), applied, null);
    }

    /** Family B: a mail method failed. */
    static Answer failure(String code, String message) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", "FAILURE");
        response.put("message", message);
        if (code != null) {
            response.put("errorCode", code);
        }
        return new Answer(200, Map.of("response", response), false, null);
    }

    /** Family C: the gateway or the core refused. */
    static Answer error(int status, String key, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "ERROR");
        body.put(key, message);
        return new Answer(status, body, false, null);
    }

    static Answer error(String message) {
        return error(500, "message", message);
    }

    /** Family D: a bare value. */
    static Answer scalar(Object value) {
        return new Answer(200, value, false, null);
    }

    Answer withSecret(String value) {
        return new Answer(status, body, applied, value);
    }

    Answer changed(boolean didApply) {
        return new Answer(status, body, didApply, secret);
    }
}
