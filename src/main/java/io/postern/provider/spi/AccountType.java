package io.postern.provider.spi;

/** What kind of account an address is. */
public enum AccountType {
    MAILBOX,
    /** A mailbox whose upstream account type names an autoresponder (LogicBoxes {@code POP_WITH_AUTORESPONDER}). */
    MAILBOX_WITH_AUTORESPONDER,
    /** Mail is only passed on; there is no store. */
    FORWARD_ONLY
}
