package io.postern.mailbox.password;

/**
 * The passwords travel sealed beside the input.
 *
 * @param generated the new one was made by us, to be shown once
 */
record PasswordInput(boolean generated) {
    static final PasswordInput PLAIN = new PasswordInput(false);
}
