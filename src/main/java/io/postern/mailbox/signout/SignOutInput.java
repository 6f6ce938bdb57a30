package io.postern.mailbox.signout;

/** Empty: there is nothing to choose. */
record SignOutInput() {}
