package io.postern.provider.spi;

/** What an automatic reply may have beside its text. */
public enum AutoresponderOption {
    SUBJECT,
    HTML,
    QUOTE_ORIGINAL,
    END_DATE,
    /** Hours until the same sender gets it again. */
    INTERVAL
}
