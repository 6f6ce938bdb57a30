package io.postern.sandbox.opensrs;

/** Why someone with the right password is turned away all the same. */
enum Standing {
    GOOD(-1),
    BLOCKED(1),
    IP_RESTRICTED(21),
    DISABLED(32),
    SECOND_FACTOR_NEEDED(33),
    SECOND_FACTOR_WRONG(35),
    EXPIRED(39),
    SECOND_FACTOR_NOT_SET_UP(42),
    CHALLENGE_FAILED(43);

    private final int number;

    Standing(int number) {
        this.number = number;
    }

    void check() {
        if (number >= 0) {
            throw new Refusal(number);
        }
    }
}
