package io.postern.model;

/** What goes wrong with a call, named as the sandboxes name it. */
enum Hitch {
    NONE,
    /** The write is applied, its answer is lost. */
    RESET_AFTER,
    RESET_BEFORE,
    /** Applied, and half of the answer arrives. */
    TRUNCATED,
    EMPTY,
    GARBAGE,
    /** The provider says yes and does nothing: no portal can notice where nobody reads back. */
    LIE,
    /** The provider says no. */
    REFUSED,
    /** Asked to come back later. */
    BUSY,
    /** No answer at all, and nothing is applied. */
    HANG,
    HANG_AFTER
}
