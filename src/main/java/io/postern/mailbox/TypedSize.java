package io.postern.mailbox;

import java.math.BigDecimal;
import java.util.Optional;

/** A size as people type it: a number and its unit. */
public record TypedSize(String number, String unit) {
    private static final int LONGEST = 20;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long GIGABYTE = 1024 * MEGABYTE;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / GIGABYTE);

    public TypedSize {
        number = number == null ? "" : number.strip();
        unit = "MB".equalsIgnoreCase(unit) ? "MB" : "GB";
    }

    /** As it is shown for changing. */
    public static TypedSize of(Long bytes) {
        if (bytes == null) {
            return new TypedSize("", "GB");
        }
        return bytes % GIGABYTE == 0
                ? new TypedSize(String.valueOf(bytes / GIGABYTE), "GB")
                : new TypedSize(String.valueOf(bytes / MEGABYTE), "MB");
    }

    public boolean isEmpty() {
        return number.isEmpty();
    }

    /** As {@link #bytes()}, rounded to a whole number of steps: 0.3 GB is no whole number of megabytes. */
    public Optional<Long> bytes(long step) {
        return step < 2 ? bytes() : bytes().map(bytes -> Math.floorDiv(bytes + step / 2, step) * step);
    }

    /** Nothing when it is no number; a part of a byte is left away. */
    public Optional<Long> bytes() {
        if (number.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(number.replace(',', '.'));
            return value.abs().compareTo(MOST) > 0
                    ? Optional.empty()
                    : Optional.of(value.multiply(BigDecimal.valueOf(unit.equals("MB") ? MEGABYTE : GIGABYTE))
                            .longValue());
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
