package io.postern.platform.web;

/** A request that no page of ours can have made. */
public final class CrossSiteRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Reason {
        ORIGIN,
        TOKEN
    }

    private final Reason reason;

    CrossSiteRefusal(Reason reason) {
        super("refused by the cross-site guard: " + reason);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
