package io.postern.mailbox;

import java.util.Locale;

/** Numbers as people read them. */
final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** 12 345, with spaces that do not break. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    /** As providers sell it: 1 kB is 1024 bytes; one decimal below ten. */
    static String bytes(long bytes) {
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = value < 9.95 && value != Math.rint(value)
                ? String.format(Locale.ROOT, "%.1f", value)
                : grouped(Math.round(value));
        return number + "\u00a0" + UNITS[unit];
    }
}
