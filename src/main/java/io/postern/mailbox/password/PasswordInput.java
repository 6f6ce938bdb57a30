package io.postern.mailbox.password;

import java.util.UUID;

/**
 * The passwords travel sealed beside the input.
 *
 * @param generated the new one was made by us, to be shown once
 * @param session of the owner who changes it himself, which goes on; or null
 */
record PasswordInput(boolean generated, UUID session) {
    static final PasswordInput PLAIN = new PasswordInput(false, null);
}
