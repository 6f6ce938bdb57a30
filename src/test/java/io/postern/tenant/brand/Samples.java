package io.postern.tenant.brand;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures to upload, good and bad. */
public final class Samples {
    /** One pixel, lossless, transparent. */
    private static final String TINY_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Samples() {}

    /** A wordmark on nothing. */
    public static byte[] wordmark(Color ink, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(ink);
        pen.fillOval(0, 0, height, height);
        pen.fillRect(height + height / 4, height / 4, width - height - height / 2, height / 2);
        pen.dispose();
        return write(picture, "png");
    }

    public static byte[] png() {
        return wordmark(new Color(0x1e66f5), 160, 40);
    }

    public static byte[] jpeg(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return write(picture, "jpeg");
    }

    public static byte[] webp() {
        return Base64.getDecoder().decode(TINY_WEBP);
    }

    /** A WebP with camera data, in which something hides, and something after its end. */
    static byte[] webpWith(String chunk, byte[] content) {
        byte[] picture = webp();
        var extended = new ByteArrayOutputStream();
        extended.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        extended.writeBytes(riff("VP8X", new byte[] {0x1c, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        extended.write(picture, 12, picture.length - 12);
        extended.writeBytes(riff(chunk, content));
        return join(riff("RIFF", extended.toByteArray()), content);
    }

    private static byte[] riff(String name, byte[] content) {
        byte[] head = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .array();
        return join(head, content, new byte[content.length % 2]);
    }

    /** A header that promises {@code width} by {@code height} pixels. */
    static byte[] pngOf(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 0x03, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    /** The picture with one more chunk before its end. */
    static byte[] pngWith(String name, byte[] content) {
        byte[] picture = png();
        int end = picture.length - 12;
        return join(
                java.util.Arrays.copyOf(picture, end),
                chunk(name, content),
                java.util.Arrays.copyOfRange(picture, end, picture.length));
    }

    private static byte[] chunk(String name, byte[] content) {
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.US_ASCII));
        sum.update(content);
        return join(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                name.getBytes(StandardCharsets.US_ASCII),
                content,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] write(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
