package io.postern.tenant.brand;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one accent colour becomes on light and on dark pages. As it is, it only decorates; where it has to be read, its
 * lightness moves until it can be: no colour is readable on both of our surfaces.
 */
public record Shades(Colour accent, Shade light, Shade dark) {
    /** WCAG 2 AA for text; more than the 3 that it wants of controls, whose edges have the same colour. */
    static final double READABLE = 4.5;

    static final Colour WHITE = new Colour(0xff, 0xff, 0xff);
    static final Colour INK = new Colour(0x10, 0x16, 0x1d);

    /** {@code --ground}, {@code --surface} and {@code --sunken} of tokens.css. */
    static final List<Colour> LIGHT_SURFACES =
            List.of(new Colour(0xf5, 0xf6, 0xf8), WHITE, new Colour(0xf0, 0xf2, 0xf5));

    static final List<Colour> DARK_SURFACES =
            List.of(new Colour(0x12, 0x16, 0x1b), new Colour(0x1a, 0x20, 0x27), new Colour(0x15, 0x1a, 0x20));

    private static final double STEP = 0.004;
    private static final double HOVER = 0.07;

    /**
     * One colour scheme's.
     *
     * @param brand links, buttons, marks of what is chosen
     * @param strong the same below a pointer
     * @param soft a surface
     * @param asTyped contrast of the accent itself on the surface where it is weakest
     * @param asUsed the same of {@code brand}
     */
    public record Shade(Colour brand, Colour strong, Colour soft, double asTyped, double asUsed) {
        public boolean changed() {
            return asTyped < READABLE;
        }

        public String typedRatio() {
            return ratio(asTyped);
        }

        public String usedRatio() {
            return ratio(asUsed);
        }

        /** Never rounded up to what it is not. */
        private static String ratio(double contrast) {
            return Math.floor(contrast * 10) / 10 + ":1";
        }
    }

    public static Shades of(Colour accent) {
        return new Shades(
                accent,
                shade(accent, LIGHT_SURFACES, 0.955, 0.02, -STEP),
                shade(accent, DARK_SURFACES, 0.31, 0.045, STEP));
    }

    private static Shade shade(Colour accent, List<Colour> surfaces, double lightness, double chroma, double step) {
        Oklch typed = Oklch.of(accent);
        Colour soft = typed.lightness(lightness)
                .chroma(Math.min(typed.chroma(), chroma))
                .colour();
        List<Colour> below = Stream.concat(surfaces.stream(), Stream.of(soft)).toList();
        Oklch moved = typed;
        Colour brand = accent;
        while (weakest(brand, below) < READABLE) {
            moved = moved.lightness(moved.lightness() + step);
            brand = moved.colour();
        }
        Colour strong =
                moved.lightness(moved.lightness() + HOVER * Math.signum(step)).colour();
        return new Shade(brand, strong, soft, weakest(accent, below), weakest(brand, below));
    }

    static double weakest(Colour colour, List<Colour> surfaces) {
        return surfaces.stream().mapToDouble(colour::contrast).min().orElseThrow();
    }

    /** What stands on the accent itself. */
    public Colour onAccent() {
        return accent.contrast(WHITE) >= accent.contrast(INK) ? WHITE : INK;
    }

    public String css() {
        return ":root:root{--brand:" + both(light.brand, dark.brand) + ";--brand-strong:"
                + both(light.strong, dark.strong) + ";--brand-soft:" + both(light.soft, dark.soft) + ";--mark:" + accent
                + ";--on-mark:" + onAccent() + "}\n";
    }

    private static String both(Colour light, Colour dark) {
        return "light-dark(" + light + "," + dark + ")";
    }
}
