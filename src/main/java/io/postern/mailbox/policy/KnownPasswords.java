package io.postern.mailbox.policy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * The passwords that are widely known, as a Bloom filter: it never misses one of the list, and takes fewer than
 * one in a million others for one. Where the list comes from is told in docs/security.md.
 */
final class KnownPasswords {
    /** What the file begins with. */
    static final int MAGIC = 0x504b5031;

    /** Of {@link #BITS_EACH} bits, each password sets so many. */
    static final int HASHES = 22;

    static final int BITS_EACH = 32;

    private final byte[] bits;

    private KnownPasswords(byte[] bits) {
        this.bits = bits;
    }

    static KnownPasswords shipped() {
        return Shipped.LIST;
    }

    /** Read when it is first needed. */
    private static final class Shipped {
        private static final KnownPasswords LIST = load();
    }

    /** @param lowerCase the passwords in lower case */
    static KnownPasswords of(Collection<String> lowerCase) {
        var made = new KnownPasswords(new byte[Math.max(1, lowerCase.size() * BITS_EACH / Byte.SIZE)]);
        lowerCase.forEach(made::add);
        return made;
    }

    byte[] bits() {
        return bits.clone();
    }

    boolean contains(String lowerCase) {
        ByteBuffer hash = hash(lowerCase);
        for (int turn = 0; turn < HASHES; turn++) {
            long bit = bit(hash, turn);
            if ((bits[(int) (bit / Byte.SIZE)] & 1 << bit % Byte.SIZE) == 0) {
                return false;
            }
        }
        return true;
    }

    private void add(String lowerCase) {
        ByteBuffer hash = hash(lowerCase);
        for (int turn = 0; turn < HASHES; turn++) {
            long bit = bit(hash, turn);
            bits[(int) (bit / Byte.SIZE)] |= (byte) (1 << bit % Byte.SIZE);
        }
    }

    private long bit(ByteBuffer hash, int turn) {
        return Long.remainderUnsigned(
                hash.getLong(0) + turn * hash.getLong(Long.BYTES), (long) bits.length * Byte.SIZE);
    }

    private static ByteBuffer hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KnownPasswords load() {
        try (InputStream file = KnownPasswords.class.getResourceAsStream("known-passwords.bin");
                var data = new DataInputStream(file)) {
            if (data.readInt() != MAGIC) {
                throw new IllegalStateException("the list of known passwords is damaged");
            }
            byte[] bits = new byte[data.readInt()];
            data.readFully(bits);
            return new KnownPasswords(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
