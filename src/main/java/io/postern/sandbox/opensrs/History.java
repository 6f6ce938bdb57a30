package io.postern.sandbox.opensrs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was changed on one object, the earliest first. */
final class History {
    private static final int SHORT = 30;
    private final List<Line> lines = new ArrayList<>();

    record Line(long time, String application, String message, String user) {
        Map<String, Object> body() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("msg", message);
            body.put("time", String.valueOf(time));
            body.put("application", application);
            body.put("user", user);
            return body;
        }
    }

    List<Line> lines() {
        return lines;
    }

    void changed(long time, String user, String attribute, Object value, boolean secret) {
        String text = value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value == null ? "" : String.valueOf(value);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        add(time, user, "changed " + attribute + " [" + (secret || bytes > SHORT ? bytes + " bytes" : text) + "]");
    }

    void add(long time, String user, String message) {
        lines.add(new Line(time, "OMA", message, user));
    }
}
