package io.postern.tenant.brand;

import io.postern.tenant.brand.LogoFile.Ground;
import io.postern.tenant.brand.LogoFile.Refusal;
import io.postern.tenant.brand.LogoFile.Refused;
import io.postern.tenant.brand.LogoFile.Type;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WebP. The platform cannot decode one, so its frame is taken apart and put together again with the picture alone. */
final class WebpFile {
    private static final int HEAD = 12;
    private static final int ALPHA = 0x10;
    private static final int MOVING = 0x02;
    private static final int START_CODE = 0x2a019d;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private boolean alpha;
    private boolean picture;

    private WebpFile() {}

    static boolean is(byte[] file) {
        return file.length > HEAD
                && text(file, 0).equals("RIFF")
                && text(file, 8).equals("WEBP");
    }

    static LogoFile bare(byte[] file) throws Refused {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = 8L + Integer.toUnsignedLong(bytes.getInt(4));
        if (end > file.length) {
            throw new Refused(Refusal.BROKEN);
        }
        var read = new WebpFile();
        for (int at = HEAD; at + 8 <= end; ) {
            int length = bytes.getInt(at + 4);
            if (length < 0 || at + 8L + length > end) {
                throw new Refused(Refusal.BROKEN);
            }
            read.chunk(text(file, at), bytes.slice(at + 8, length).order(ByteOrder.LITTLE_ENDIAN));
            at += 8 + length + (length & 1);
        }
        if (!read.picture) {
            throw new Refused(Refusal.BROKEN);
        }
        return new LogoFile(Type.WEBP, read.width, read.height, read.alpha ? Ground.LIGHT : Ground.ANY, read.file());
    }

    private void chunk(String name, ByteBuffer data) throws Refused {
        switch (name) {
            case "VP8X" -> {
                need(data.remaining() == 10 && kept.size() == 0);
                int flags = data.get(0);
                if ((flags & MOVING) != 0) {
                    throw new Refused(Refusal.MOVING);
                }
                alpha = (flags & ALPHA) != 0;
                measure(1 + (data.getInt(4) & 0xffffff), 1 + (data.getInt(6) >>> 8));
                data.put(0, (byte) (flags & ALPHA));
                keep(name, data);
            }
            case "ANIM", "ANMF" -> throw new Refused(Refusal.MOVING);
            case "ALPH" -> keep(name, data);
            case "VP8 " -> {
                need(!picture && data.remaining() > 10);
                int tag = data.getInt(0) & 0xffffff;
                need((tag & 1) == 0 && tag >>> 5 <= data.remaining() - 10);
                need((data.getInt(3) & 0xffffff) == START_CODE);
                measure(data.getShort(6) & 0x3fff, data.getShort(8) & 0x3fff);
                picture = true;
                keep(name, data);
            }
            case "VP8L" -> {
                need(!picture && data.remaining() > 5 && data.get(0) == 0x2f);
                int bits = data.getInt(1);
                measure(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
                alpha |= (bits >>> 28 & 1) == 1;
                picture = true;
                keep(name, data);
            }
            // camera data, colour profiles, and whatever else somebody put there
            default -> {}
        }
    }

    private void measure(int wide, int high) throws Refused {
        LogoFile.checkSize(wide, high);
        need(width == 0 || width == wide && height == high);
        width = wide;
        height = high;
    }

    private static void need(boolean sound) throws Refused {
        if (!sound) {
            throw new Refused(Refusal.BROKEN);
        }
    }

    private void keep(String name, ByteBuffer data) {
        byte[] content = new byte[data.remaining()];
        data.get(0, content);
        kept.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        kept.writeBytes(number(content.length));
        kept.writeBytes(content);
        if (content.length % 2 == 1) {
            kept.write(0);
        }
    }

    private byte[] file() {
        var file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(number(4 + kept.size()));
        file.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(kept.toByteArray());
        return file.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
