package io.postern.mailbox.apppassword;

/** @param tag what the owner calls the program or device */
record AppPasswordInput(String tag) {}
