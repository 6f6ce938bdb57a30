package io.postern.platform.http;

/** No usable answer. Carries no cause and no URL: both may quote a secret. */
public final class OutboundFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How far the request got. */
    public enum Reason {
        REFUSED_BY_POLICY(false),
        UNKNOWN_HOST(false),
        NOT_CONNECTED(false),
        /** No trustworthy encrypted connection. */
        NOT_SECURED(false),
        NO_ANSWER_IN_TIME(true),
        /** The connection ended before a first line of an answer. */
        CLOSED_WITHOUT_ANSWER(true),
        /** The connection ended within an answer. */
        CUT_OFF(true),
        TOO_LARGE(true),
        INTERRUPTED(true);

        private final boolean sent;

        Reason(boolean sent) {
            this.sent = sent;
        }

        /** Whether the other side may have received, and acted on, the request. */
        public boolean sent() {
            return sent;
        }
    }

    private final Reason reason;

    public OutboundFailure(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
