package io.postern.sandbox.opensrs;

import java.util.Map;

/** Ends a call early with an error number, and now and then with more members than that. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int number;
    private final transient Map<String, Object> more;

    Refusal(int number) {
        this(number, Map.of());
    }

    Refusal(int number, Map<String, Object> more) {
        super(null, null, false, false);
        this.number = number;
        this.more = more;
    }

    int number() {
        return number;
    }

    Map<String, Object> more() {
        return more;
    }
}
