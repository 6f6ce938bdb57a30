package io.postern.tenant.brand;

import io.postern.tenant.brand.LogoFile.Refusal;
import io.postern.tenant.brand.LogoFile.Refused;
import java.io.ByteArrayOutputStream;

/** The frame of a JPEG: segments, then the scans. */
final class JpegFile {
    private static final int START = 0xd8;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_APP = 0xe0;
    private static final int ADOBE = 0xee;
    private static final int LAST_APP = 0xef;

    private JpegFile() {}

    static boolean is(byte[] file) {
        return file.length > 4 && unsigned(file, 0) == 0xff && unsigned(file, 1) == START && unsigned(file, 2) == 0xff;
    }

    /** Without comments, camera data, thumbnails and colour profiles. */
    static byte[] bare(byte[] file) throws Refused {
        var kept = new ByteArrayOutputStream(file.length);
        kept.write(0xff);
        kept.write(START);
        int at = 2;
        while (at + 4 <= file.length && unsigned(file, at) == 0xff) {
            int marker = unsigned(file, at + 1);
            int length = unsigned(file, at + 2) << 8 | unsigned(file, at + 3);
            if (length < 2 || at + 2 + length > file.length) {
                break;
            }
            boolean told = marker == COMMENT || marker >= FIRST_APP && marker <= LAST_APP && marker != ADOBE;
            if (marker == SCAN) {
                kept.write(file, at, file.length - at);
                return kept.toByteArray();
            }
            if (!told) {
                kept.write(file, at, length + 2);
            }
            at += length + 2;
        }
        throw new Refused(Refusal.BROKEN);
    }

    private static int unsigned(byte[] file, int at) {
        return file[at] & 0xff;
    }
}
