package io.postern.change;

/** What reading back says about a write whose outcome was unknown. */
public sealed interface ReadBack {
    record Applied(Outcome outcome) implements ReadBack {}

    record NotApplied() implements ReadBack {}

    /** The upstream does not let us see it. */
    record CannotTell() implements ReadBack {}
}
