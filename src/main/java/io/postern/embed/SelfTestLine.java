package io.postern.embed;

/** What the self-test can find in a request, each with its verdict. The words are in the bundle {@code selftest}. */
public enum SelfTestLine {
    ASKED_FRAMED(Verdict.GOOD),
    ASKED_DIRECTLY(Verdict.FACT),
    ASKED_UNKNOWN(Verdict.WARNING),
    SITE_SAME(Verdict.GOOD),
    SITE_OTHER(Verdict.FACT),
    SITE_NONE(Verdict.FACT),
    CAME_FROM(Verdict.FACT),
    CAME_FROM_NOWHERE(Verdict.FACT),
    CAME_FROM_HTTP(Verdict.BAD),
    ADDRESS_RIGHT(Verdict.GOOD),
    ADDRESS_WRONG(Verdict.BAD),
    FORWARDED(Verdict.FACT),
    NOT_FORWARDED(Verdict.FACT),
    FIRST_PARTY_BACK(Verdict.GOOD),
    FIRST_PARTY_BACK_FRAMED(Verdict.GOOD),
    FIRST_PARTY_GONE(Verdict.BAD),
    FIRST_PARTY_GONE_FRAMED(Verdict.FACT),
    THIRD_PARTY_BACK(Verdict.FACT),
    THIRD_PARTY_GONE(Verdict.FACT),
    PARTITIONED_BACK(Verdict.GOOD),
    PARTITIONED_GONE(Verdict.BAD);

    public enum Verdict {
        GOOD,
        FACT,
        WARNING,
        BAD
    }

    private final Verdict verdict;

    SelfTestLine(Verdict verdict) {
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }
}
