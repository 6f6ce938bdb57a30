package io.postern.tenant.brand;

import io.postern.tenant.brand.LogoFile.Ground;
import io.postern.tenant.brand.LogoFile.Refusal;
import io.postern.tenant.brand.LogoFile.Refused;
import io.postern.tenant.brand.LogoFile.Type;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decodes a picture, makes it as small as pages need it, and writes it anew. */
final class Raster {
    private static final int WIDEST = 640;
    private static final int HIGHEST = 256;
    private static final float QUALITY = 0.9f;
    /** Below it a line is lost on its ground. */
    private static final double SEEN = 2;
    /** The part of a picture that may be lost. */
    private static final double LOST = 0.15;

    private Raster() {}

    static LogoFile png(byte[] file) throws Refused {
        BufferedImage picture = fit(decode(file, "png"), BufferedImage.TYPE_INT_ARGB);
        return new LogoFile(Type.PNG, picture.getWidth(), picture.getHeight(), ground(picture), encode(picture, "png"));
    }

    static LogoFile jpeg(byte[] file) throws Refused {
        BufferedImage picture = fit(decode(file, "jpeg"), BufferedImage.TYPE_INT_RGB);
        return new LogoFile(Type.JPEG, picture.getWidth(), picture.getHeight(), Ground.ANY, encode(picture, "jpeg"));
    }

    private static BufferedImage decode(byte[] file, String format) throws Refused {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            LogoFile.checkSize(reader.getWidth(0), reader.getHeight(0));
            return reader.read(0);
        } catch (IOException | RuntimeException _) {
            // the decoders answer what is malformed with all kinds of exceptions
            throw new Refused(Refusal.BROKEN);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fit(BufferedImage picture, int kind) {
        double scale =
                Math.min(1, Math.min((double) WIDEST / picture.getWidth(), (double) HIGHEST / picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage step = picture;
        // by halves: a single step over many pixels would skip most of them
        while (step.getWidth() > 2 * width && step.getHeight() > 2 * height) {
            step = draw(step, step.getWidth() / 2, step.getHeight() / 2, kind);
        }
        return draw(step, width, height, kind);
    }

    private static BufferedImage draw(BufferedImage picture, int width, int height, int kind) {
        var drawn = new BufferedImage(width, height, kind);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] encode(BufferedImage picture, String format) throws Refused {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException _) {
            throw new Refused(Refusal.BROKEN);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Ground ground(BufferedImage picture) {
        Colour light = Shades.WHITE;
        Colour dark = Shades.DARK_SURFACES.get(1);
        int clear = 0;
        int seen = 0;
        int lostOnLight = 0;
        int lostOnDark = 0;
        for (int pixel : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            if (pixel >>> 24 < 128) {
                clear++;
                continue;
            }
            seen++;
            var colour = new Colour(pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
            lostOnLight += colour.contrast(light) < SEEN ? 1 : 0;
            lostOnDark += colour.contrast(dark) < SEEN ? 1 : 0;
        }
        boolean transparent = clear > (clear + seen) / 50;
        boolean badOnLight = lostOnLight > LOST * seen;
        boolean badOnDark = lostOnDark > LOST * seen;
        if (!transparent || badOnLight == badOnDark) {
            return Ground.ANY;
        }
        return badOnDark ? Ground.LIGHT : Ground.DARK;
    }
}
