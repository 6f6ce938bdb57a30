package io.postern.mailbox.deletion;

/**
 * @param deletedId what the provider calls the deletion
 * @param was the address then
 */
record RestoreInput(String deletedId, String was) {}
