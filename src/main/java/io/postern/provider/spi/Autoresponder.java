package io.postern.provider.spi;

import java.time.LocalDate;

/**
 * An automatic reply. Every member is always sent, so that no upstream keeps an old value.
 *
 * @param endDate the day on which it switches itself off, or null for never
 * @param intervalHours hours until the same sender gets it again, or null for the provider's own default
 */
public record Autoresponder(
        boolean enabled,
        String subject,
        String message,
        Format format,
        boolean quoteOriginal,
        LocalDate endDate,
        Integer intervalHours) {
    public Autoresponder(
            boolean enabled, String subject, String message, Format format, boolean quoteOriginal, LocalDate endDate) {
        this(enabled, subject, message, format, quoteOriginal, endDate, null);
    }

    /** How the message is written. */
    public enum Format {
        TEXT,
        HTML
    }
}
