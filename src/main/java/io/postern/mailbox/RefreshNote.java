package io.postern.mailbox;

/**
 * What a refresh just brought.
 *
 * @param seen mailboxes that were read
 * @param failed domains whose provider did not answer
 * @param more whether domains are left that are read in the background
 */
public record RefreshNote(int seen, int failed, boolean more) {}
