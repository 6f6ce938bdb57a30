package io.postern.mailbox.password;

/** Empty: the passwords travel sealed beside the input. */
record PasswordInput() {}
