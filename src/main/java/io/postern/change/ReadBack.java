package io.postern.change;

/** What reading back says about a write whose outcome was unknown. */
public sealed interface ReadBack {
    record Applied(Outcome outcome) implements ReadBack {}

    record NotApplied() implements ReadBack {}

    /** Not yet to be told apart. When looking again does not help, the upstream's refusal of one more try decides. */
    record NotYet() implements ReadBack {}

    /** The upstream does not let us see it. */
    record CannotTell() implements ReadBack {}
}
