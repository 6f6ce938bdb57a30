package io.postern.sandbox.opensrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the upstream says to a call, before any fault has its way with it. {@code number} is -1 for success;
 * {@code secrets} are values among the members that no journal may keep.
 */
record Answer(int number, String error, Map<String, Object> members, boolean applied, List<String> secrets) {
    private static final int SUCCESS = -1;

    static Answer found(Map<String, Object> members) {
        return new Answer(SUCCESS, null, members, false, List.of());
    }

    static Answer done() {
        return done(Map.of());
    }

    static Answer done(Map<String, Object> members) {
        return new Answer(SUCCESS, null, members, true, List.of());
    }

    static Answer refused(Refusal refusal) {
        return new Answer(refusal.number(), Errors.text(refusal.number()), refusal.more(), false, List.of());
    }

    static Answer error(int number, String text) {
        return new Answer(number, text == null ? Errors.text(number) : text, Map.of(), false, List.of());
    }

    Answer withSecret(String secret) {
        return new Answer(number, error, members, applied, List.of(secret));
    }

    Answer changed(boolean didApply) {
        return new Answer(number, error, members, didApply, secrets);
    }

    boolean success() {
        return number == SUCCESS;
    }

    /** The members in the order in which they are written; the error stands last. */
    Map<String, Object> body(Switches.ErrorOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", success());
        body.putAll(members);
        if (!success()) {
            if (order == Switches.ErrorOrder.TEXT_FIRST) {
                body.put("error", error);
            }
            body.put("error_number", number);
            body.putIfAbsent("error", error);
        }
        return body;
    }
}
