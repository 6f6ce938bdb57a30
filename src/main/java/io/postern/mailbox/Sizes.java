package io.postern.mailbox;

/** Numbers as people read them. */
final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /** 12 345, with spaces that do not break. */
    static String grouped(long number) {
        // a page has a hundred of these: a format string would cost more than its rows
        var text = new StringBuilder().append(number);
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, '\u00a0');
        }
        return text.toString();
    }

    /** As providers sell it: 1 kB is 1024 bytes; one decimal below ten. */
    static String bytes(long bytes) {
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number =
                value < 9.95 && value != Math.rint(value) ? tenths(Math.round(value * 10)) : grouped(Math.round(value));
        return number + "\u00a0" + UNITS[unit];
    }

    private static String tenths(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }
}
