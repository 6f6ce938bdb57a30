package io.postern.provider.spi;

import java.time.LocalDate;

/**
 * An automatic reply. Every member is always sent, so that no upstream keeps an old value.
 *
 * @param endDate the day on which it switches itself off, or null for never
 */
public record Autoresponder(
        boolean enabled, String subject, String message, Format format, boolean quoteOriginal, LocalDate endDate) {
    /** How the message is written. */
    public enum Format {
        TEXT,
        HTML
    }
}
