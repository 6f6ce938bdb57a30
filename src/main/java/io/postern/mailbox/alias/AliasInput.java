package io.postern.mailbox.alias;

/** @param alias the whole address */
record AliasInput(String alias) {}
