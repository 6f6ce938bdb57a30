package io.postern.tenant.brand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An opaque sRGB colour. The only way from what somebody typed to a style sheet: what is printed is six hex digits. */
public record Colour(int red, int green, int blue) {
    private static final Pattern LONG = Pattern.compile("#?[0-9a-fA-F]{6}");
    private static final Pattern SHORT = Pattern.compile("#?[0-9a-fA-F]{3}");

    public Colour {
        if ((red | green | blue) >>> 8 != 0) {
            throw new IllegalArgumentException("not a colour");
        }
    }

    /** {@code #1e66f5} or {@code #16f}, with or without the sign. */
    public static Optional<Colour> parse(String text) {
        String hex = text.strip();
        if (SHORT.matcher(hex).matches()) {
            hex = hex.replace("#", "").replaceAll("(.)", "$1$1");
        }
        if (!LONG.matcher(hex).matches()) {
            return Optional.empty();
        }
        int value = Integer.parseInt(hex.replace("#", ""), 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    /** Six digits in lower case, without the sign. */
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    /** Relative luminance, as WCAG 2 defines it. */
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** Contrast ratio, as WCAG 2 defines it: 1 to 21. */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#" + hex();
    }
}
