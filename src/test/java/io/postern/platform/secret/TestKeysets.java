package io.postern.platform.secret;

import java.nio.file.Path;
import java.util.Optional;

/** Vaults and rotations of a keyset that no other test uses. */
public final class TestKeysets {
    private TestKeysets() {}

    public static Vault vault() {
        return new Vault(Keysets.generate());
    }

    public static void create(Path file) {
        Keysets.write(file, Keysets.generate());
    }

    public static Vault vault(Path file) {
        return new Vault(Keysets.read(file));
    }

    public static Rotation rotation(Path file, Vault vault) {
        return new Rotation(new KeysetSource(() -> Optional.of("file:" + file)), vault);
    }
}
