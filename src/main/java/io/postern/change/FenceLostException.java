package io.postern.change;

import java.util.UUID;

/** This worker slept past its lease and another may have the change: it must not touch the upstream any more. */
class FenceLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FenceLostException(UUID changeId) {
        super("change " + changeId + " is no longer held by this worker");
    }
}
