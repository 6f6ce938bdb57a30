package io.postern.mailbox;

/**
 * What a refresh just brought.
 *
 * @param seen mailboxes that were read
 * @param failed domains whose provider did not answer
 */
public record RefreshNote(int seen, int failed) {}
