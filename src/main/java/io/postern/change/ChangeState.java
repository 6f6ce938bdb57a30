package io.postern.change;

/** Where a change stands. */
public enum ChangeState {
    PLANNED,
    RUNNING,
    DONE,
    /** The upstream said no; nothing was changed. */
    REFUSED,
    /** It did not work; nothing was changed. */
    FAILED,
    /** It may or may not have been applied. Still being read back while the change is not finished. */
    UNKNOWN,
    CANCELLED
}
