package io.postern.tenant.brand;

import java.util.Optional;

/** A colour by lightness, chroma and hue (degrees), in which lightness can be moved without moving the hue. */
record Oklch(double lightness, double chroma, double hue) {
    private static final double CHROMA_STEP = 0.004;

    static Oklch of(Colour colour) {
        double red = Colour.linear(colour.red());
        double green = Colour.linear(colour.green());
        double blue = Colour.linear(colour.blue());
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
        return new Oklch(lightness, Math.hypot(a, b), Math.toDegrees(Math.atan2(b, a)));
    }

    Oklch lightness(double wanted) {
        return new Oklch(Math.clamp(wanted, 0, 1), chroma, hue);
    }

    Oklch chroma(double wanted) {
        return new Oklch(lightness, wanted, hue);
    }

    /** The nearest colour that a screen can show: paler where this one is too strong for its lightness. */
    Colour colour() {
        for (double tried = chroma; tried > 0; tried -= CHROMA_STEP) {
            Optional<Colour> shown = shown(tried);
            if (shown.isPresent()) {
                return shown.get();
            }
        }
        return shown(0).orElseGet(() -> lightness < 0.5 ? new Colour(0, 0, 0) : new Colour(255, 255, 255));
    }

    private Optional<Colour> shown(double strength) {
        double a = strength * Math.cos(Math.toRadians(hue));
        double b = strength * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        boolean inGamut = (red | green | blue) >>> 8 == 0;
        return inGamut ? Optional.of(new Colour(red, green, blue)) : Optional.empty();
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static int channel(double linear) {
        double part = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(part * 255);
    }
}
