package io.postern.model;

/** What staff may do, by the names of its kinds of change. */
enum Act {
    SUSPEND("suspend"),
    RESUME("resume"),
    DETAILS("details"),
    PASSWORD_SET("password-set"),
    PASSWORD_CHANGE("password-change"),
    PASSWORD_RESET("password-reset"),
    AUTORESPONDER("autoresponder"),
    QUOTA("quota"),
    FORWARDS("forwards"),
    ALIAS_ADD("alias-add"),
    ALIAS_REMOVE("alias-remove"),
    CREATE("create"),
    DELETE("delete"),
    RENAME("rename");

    final String kind;

    Act(String kind) {
        this.kind = kind;
    }

    /** Whether it is about which addresses there are, so that acts on other addresses depend on it. */
    boolean moves() {
        return this == CREATE || this == DELETE || this == RENAME;
    }
}
