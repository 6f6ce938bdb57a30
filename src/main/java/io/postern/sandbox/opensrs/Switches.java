package io.postern.sandbox.opensrs;

/** Behaviour that the upstream's documents leave open, or that differs between accounts. */
record Switches(
        ErrorOrder errorOrder,
        MatchScope matchScope,
        BothCredentials bothCredentials,
        EndDateClearing endDateClearing,
        SuspendedStatus suspendedStatus,
        AliasUpdate aliasUpdate,
        DomainCounts domainCounts,
        Integer existsNumber,
        Integer expiredNumber,
        int pageCap,
        int defaultPage,
        int callsPerMinute,
        boolean lenientFields,
        boolean singularSettable,
        boolean journalOff) {
    static final Switches DEFAULT =
            new Switches(null, null, null, null, null, null, null, null, null, 0, 0, 0, false, false, false);

    /** Which of the two error members comes first. */
    enum ErrorOrder {
        NUMBER_FIRST,
        TEXT_FIRST
    }

    /** What a wildcard of a user search is held against. */
    enum MatchScope {
        LOCAL_PART,
        ADDRESS
    }

    /** What happens when credentials have a password and a token. */
    enum BothCredentials {
        TOKEN_WINS,
        PASSWORD_WINS,
        REFUSED
    }

    /** Which value takes an autoresponder's end date away. */
    enum EndDateClearing {
        NULL_OR_EMPTY,
        NULL,
        EMPTY,
        ZERO,
        NEVER
    }

    /** How many of a user's services must be suspended for the user to be listed as suspended. */
    enum SuspendedStatus {
        ALL,
        ANY,
        RECEIVING
    }

    /** Whether a list of aliases takes the place of the former one. */
    enum AliasUpdate {
        REPLACE,
        ADD
    }

    /** How a domain row counts its users. */
    enum DomainCounts {
        OBJECT,
        FLAT,
        TOTAL
    }

    Switches {
        errorOrder = errorOrder == null ? ErrorOrder.NUMBER_FIRST : errorOrder;
        matchScope = matchScope == null ? MatchScope.LOCAL_PART : matchScope;
        bothCredentials = bothCredentials == null ? BothCredentials.TOKEN_WINS : bothCredentials;
        endDateClearing = endDateClearing == null ? EndDateClearing.NULL_OR_EMPTY : endDateClearing;
        suspendedStatus = suspendedStatus == null ? SuspendedStatus.ALL : suspendedStatus;
        aliasUpdate = aliasUpdate == null ? AliasUpdate.REPLACE : aliasUpdate;
        domainCounts = domainCounts == null ? DomainCounts.OBJECT : domainCounts;
        existsNumber = existsNumber == null ? Integer.valueOf(Errors.EXISTS) : existsNumber;
        expiredNumber = expiredNumber == null ? Integer.valueOf(Errors.EXPIRED) : expiredNumber;
    }
}
