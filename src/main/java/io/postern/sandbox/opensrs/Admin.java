package io.postern.sandbox.opensrs;

/** An administrator who has no mailbox. */
record Admin(String user, String password, Standing standing) {
    Admin {
        standing = standing == null ? Standing.GOOD : standing;
    }
}
