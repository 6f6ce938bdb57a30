package io.postern.platform.secret;

import com.google.crypto.tink.KeysetHandle;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings a new key into the keyset file in two steps, so that no running copy ever meets what it cannot open: first
 * every copy learns the key, then one begins to seal with it.
 */
@ApplicationScoped
public class Rotation {
    private final KeysetSource source;
    private final Vault vault;

    Rotation(KeysetSource source, Vault vault) {
        this.source = source;
        this.vault = vault;
    }

    /** The keyset file, if the keyset is kept in one; a keyset given inline can only be replaced by the operator. */
    public Optional<Path> file() {
        return source.file();
    }

    /** Adds a key that nothing is sealed with yet. */
    public void add(Path file) {
        Keysets.write(file, Keysets.withNewKey(Keysets.read(file)));
        vault.use(Keysets.read(file));
    }

    /** Seals with the newest key from now on. */
    public void promote(Path file) {
        KeysetHandle promoted = Keysets.withNewestPromoted(Keysets.read(file));
        Keysets.write(file, promoted);
        vault.use(promoted);
    }

    /** Seals anew what an older key sealed; nothing when there is no need. */
    public Optional<byte[]> renew(byte[] sealed, String... associated) {
        return vault.current(sealed)
                ? Optional.empty()
                : Optional.of(vault.seal(vault.open(sealed, associated), associated));
    }
}
