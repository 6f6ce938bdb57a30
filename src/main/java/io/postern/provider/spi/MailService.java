package io.postern.provider.spi;

/** What a mailbox can be used for, as far as an upstream switches it. */
public enum MailService {
    RECEIVE,
    SEND,
    SEND_WEBMAIL,
    IMAP,
    POP,
    WEBMAIL
}
