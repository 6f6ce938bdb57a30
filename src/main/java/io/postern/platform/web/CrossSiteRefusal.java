package io.postern.platform.web;

/** A request that no page of ours can have made, or only one of an earlier session. */
final class CrossSiteRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Reason {
        ORIGIN,
        TOKEN,
        STANDING
    }

    private final Reason reason;
    private final String expected;

    private CrossSiteRefusal(Reason reason, String expected) {
        super("refused by the cross-site guard: " + reason);
        this.reason = reason;
        this.expected = expected;
    }

    static CrossSiteRefusal origin() {
        return new CrossSiteRefusal(Reason.ORIGIN, null);
    }

    /** @param expected what the page should have sent: only pages of the same origin can read it from the answer */
    static CrossSiteRefusal token(String expected) {
        return new CrossSiteRefusal(Reason.TOKEN, expected);
    }

    /** The person stands in for another one than when the form was opened. */
    static CrossSiteRefusal standing() {
        return new CrossSiteRefusal(Reason.STANDING, null);
    }

    Reason reason() {
        return reason;
    }

    String expected() {
        return expected;
    }
}
