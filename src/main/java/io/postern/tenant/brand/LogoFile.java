package io.postern.tenant.brand;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A picture as it is kept and served: never the bytes that were sent, but what was read from them and written anew, so
 * that nothing hides before, behind or between.
 *
 * @param ground what has to lie behind it
 */
record LogoFile(Type type, int width, int height, Ground ground, byte[] content) {
    /** Larger files are not read. */
    static final int MOST_BYTES = 200_000;

    /** What is decoded has at most as many pixels on a side, and in all. */
    static final int LONGEST_SIDE = 4_000;

    static final int MOST_PIXELS = 6_000_000;

    enum Type {
        PNG,
        JPEG,
        WEBP;

        String mediaType() {
            return "image/" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Transparent pictures are mostly drawn for one kind of page. */
    enum Ground {
        ANY,
        /** Hard to see on a dark page. */
        LIGHT,
        /** Hard to see on a light page. */
        DARK
    }

    enum Refusal {
        TOO_LARGE,
        DRAWING,
        NOT_A_PICTURE,
        BROKEN,
        MOVING,
        TOO_MANY_PIXELS
    }

    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** The first bytes decide what it is; a name or type that came along does not. */
    static LogoFile read(byte[] sent) throws Refused {
        if (sent.length > MOST_BYTES) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        if (PngFile.is(sent)) {
            return Raster.png(PngFile.bare(sent));
        }
        if (JpegFile.is(sent)) {
            return Raster.jpeg(JpegFile.bare(sent));
        }
        if (WebpFile.is(sent)) {
            return WebpFile.bare(sent);
        }
        String start = new String(sent, 0, Math.min(sent.length, 2_000), StandardCharsets.UTF_8);
        throw new Refused(start.toLowerCase(Locale.ROOT).contains("<svg") ? Refusal.DRAWING : Refusal.NOT_A_PICTURE);
    }

    static void checkSize(int width, int height) throws Refused {
        if (width < 1 || height < 1) {
            throw new Refused(Refusal.BROKEN);
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new Refused(Refusal.TOO_MANY_PIXELS);
        }
    }
}
