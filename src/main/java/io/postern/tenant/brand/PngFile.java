package io.postern.tenant.brand;

import io.postern.tenant.brand.LogoFile.Refusal;
import io.postern.tenant.brand.LogoFile.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The frame of a PNG: chunks with check sums. */
final class PngFile {
    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** What a picture is made of; the rest is text, colour profiles and animation, packed without a limit. */
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private static final int HEADER = 13;

    private PngFile() {}

    static boolean is(byte[] file) {
        return file.length > MAGIC.length
                && ByteBuffer.wrap(file, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    /** The same picture without anything else, once its measures are known to be harmless. */
    static byte[] bare(byte[] file) throws Refused {
        var kept = new ByteArrayOutputStream(file.length);
        kept.writeBytes(MAGIC);
        ByteBuffer rest = ByteBuffer.wrap(file).position(MAGIC.length);
        for (boolean first = true; ; first = false) {
            if (rest.remaining() < 12) {
                throw new Refused(Refusal.BROKEN);
            }
            int start = rest.position();
            int length = rest.getInt();
            if (length < 0 || length > rest.remaining() - 8) {
                throw new Refused(Refusal.BROKEN);
            }
            String name = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
            check(file, start, length);
            if (first) {
                header(file, start, name, length);
            }
            if (KEPT.contains(name)) {
                kept.write(file, start, length + 12);
            }
            if (name.equals("acTL")) {
                throw new Refused(Refusal.MOVING);
            }
            if (name.equals("IEND")) {
                return kept.toByteArray();
            }
            rest.position(start + length + 12);
        }
    }

    private static void header(byte[] file, int start, String name, int length) throws Refused {
        if (!name.equals("IHDR") || length != HEADER) {
            throw new Refused(Refusal.BROKEN);
        }
        ByteBuffer header = ByteBuffer.wrap(file).position(start + 8);
        LogoFile.checkSize(header.getInt(), header.getInt());
    }

    private static void check(byte[] file, int start, int length) throws Refused {
        var sum = new CRC32();
        sum.update(file, start + 4, length + 4);
        if ((int) sum.getValue() != ByteBuffer.wrap(file).getInt(start + 8 + length)) {
            throw new Refused(Refusal.BROKEN);
        }
    }
}
