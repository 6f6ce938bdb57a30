package io.postern.sandbox.atmail;

import java.util.Map;

/**
 * Behaviour that the upstream's documents leave open, or that differs between its generations. Truths are named so that
 * false is the likeliest.
 *
 * @param elements other names for the answers' elements, by method such as {@code users/list}
 * @param onlyNames {@code User} or {@code plain}: the one spelling of first and last name that is understood
 * @param addressColumn how a row calls the address
 * @param pageCap most rows of one list, 0 for no limit
 */
record Switches(
        Unauthenticated unauthenticated,
        int failureStatus,
        Generation generation,
        ListShape listShape,
        StatusColumn statusColumn,
        LoginAt loginAt,
        Map<String, String> elements,
        String onlyNames,
        String addressColumn,
        int startBase,
        int pageCap,
        boolean ignoresStart,
        boolean keysAreIds,
        boolean withoutProlog,
        boolean strayWhitespace,
        boolean oddStatusCase,
        boolean getRefused,
        boolean unknownArgumentsRefused,
        boolean encodedSlashRefused,
        boolean doubleSlashCollapsed,
        boolean journalOff) {
    static final Switches DEFAULT = new Switches(
            null, 0, null, null, null, null, null, null, null, 0, 0, false, false, false, false, false, false, false,
            false, false, false);

    /** The answer to a call without good credentials. */
    enum Unauthenticated {
        FAILED_XML,
        CHALLENGE,
        FAILED_XML_401
    }

    enum Generation {
        CLASSIC,
        /** "Mail server 1.0": the status first, rows under {@code results}. */
        RESULTS
    }

    enum ListShape {
        /** Rows in {@code response}. */
        NESTED,
        /** Rows right below the method's element. */
        FLAT,
        /** As nested, but a single row's columns stand there without {@code key_0}. */
        SINGLE_BARE
    }

    /** How a row tells that its mailbox is disabled. */
    enum StatusColumn {
        USER_STATUS,
        ENABLED
    }

    /** The documents name two addresses for the login. */
    enum LoginAt {
        BOTH,
        MAIL_LOGIN,
        ADMIN
    }

    Switches {
        unauthenticated = unauthenticated == null ? Unauthenticated.FAILED_XML : unauthenticated;
        failureStatus = failureStatus == 0 ? 200 : failureStatus;
        generation = generation == null ? Generation.CLASSIC : generation;
        listShape = listShape == null ? ListShape.NESTED : listShape;
        statusColumn = statusColumn == null ? StatusColumn.USER_STATUS : statusColumn;
        loginAt = loginAt == null ? LoginAt.BOTH : loginAt;
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        addressColumn = addressColumn == null ? "Account" : addressColumn;
    }
}
