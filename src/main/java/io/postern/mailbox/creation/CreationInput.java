package io.postern.mailbox.creation;

/**
 * What a new mailbox was asked to be; the password travels sealed beside it.
 *
 * @param generated the password is ours, to be shown once
 */
record CreationInput(
        String firstName, String lastName, String notificationAddress, Long quotaBytes, boolean generated) {}
