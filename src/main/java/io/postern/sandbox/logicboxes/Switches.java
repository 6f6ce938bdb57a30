package io.postern.sandbox.logicboxes;

/** Behaviour that the upstream's documents leave open, or that differs between accounts. */
record Switches(
        UnknownInList unknownInList,
        Shape usersShape,
        String noRecordsStatus,
        boolean autoresponderWithdrawn,
        boolean autoresponderReadBack,
        boolean repeatedSuspensionFails,
        boolean repeatsFail,
        RecordsShape recordsShape,
        int mostAccounts,
        boolean businessMail,
        boolean lenientVerbs,
        boolean journalOff) {
    static final Switches DEFAULT = new Switches(
            UnknownInList.ALL_FAIL,
            Shape.ARRAY,
            "SUCCESS",
            false,
            false,
            false,
            false,
            RecordsShape.ARRAY,
            0,
            false,
            false,
            false);

    /** What a list call does with an address that does not exist. */
    enum UnknownInList {
        ALL_FAIL,
        PARTIAL,
        IGNORE
    }

    /** How a search writes its users. */
    enum Shape {
        ARRAY,
        KEYED_OBJECT,
        SINGLE_AS_OBJECT
    }

    /** How the records of a domain are written. */
    enum RecordsShape {
        ARRAY,
        KEYED_OBJECT,
        BY_TYPE
    }

    Switches {
        unknownInList = unknownInList == null ? UnknownInList.ALL_FAIL : unknownInList;
        usersShape = usersShape == null ? Shape.ARRAY : usersShape;
        recordsShape = recordsShape == null ? RecordsShape.ARRAY : recordsShape;
        noRecordsStatus = noRecordsStatus == null ? "SUCCESS" : noRecordsStatus;
    }
}
