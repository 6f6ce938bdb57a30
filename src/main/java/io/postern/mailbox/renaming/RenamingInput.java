package io.postern.mailbox.renaming;

/** @param address the new one */
record RenamingInput(String address) {}
