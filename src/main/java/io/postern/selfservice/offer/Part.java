package io.postern.selfservice.offer;

import java.util.Locale;

/** What an owner of a mailbox may be let do. In the order of pages. */
public enum Part {
    PASSWORD,
    AUTORESPONDER,
    HISTORY,
    SETTINGS,
    SIGN_OUT;

    /** Its field in forms. */
    public String field() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
