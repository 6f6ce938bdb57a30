package io.postern.platform.secret;

import com.google.crypto.tink.KeysetHandle;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the keyset comes from: configuration; in dev mode else a file of our own, in tests else memory. */
@ApplicationScoped
class KeysetSource {
    private static final Path DEV_FILE = Path.of(".dev", "keyset.json");
    private static final String TEST_KEYSET = "io.postern.test-keyset";

    private final SecretsConfig config;

    KeysetSource(SecretsConfig config) {
        this.config = config;
    }

    KeysetHandle load() {
        Optional<String> configured = config.keyset().map(String::strip).filter(text -> !text.isEmpty());
        if (configured.isPresent()) {
            return file().map(Keysets::read).orElseGet(() -> Keysets.parse(configured.get()));
        }
        return switch (LaunchMode.current()) {
            case DEVELOPMENT -> devKeyset();
            case TEST -> testKeyset();
            case NORMAL, RUN ->
                throw new ConfigurationException(
                        "Postern needs a keyset to seal credentials with: set postern.secrets.keyset.");
        };
    }

    /** The file the keyset is kept in, if it is kept in one. */
    Optional<Path> file() {
        return config.keyset()
                .map(String::strip)
                .filter(text -> text.startsWith("file:"))
                .map(text -> Path.of(text.substring("file:".length())));
    }

    private static KeysetHandle devKeyset() {
        if (!Files.exists(DEV_FILE)) {
            Keysets.write(DEV_FILE, Keysets.generate());
        }
        return Keysets.read(DEV_FILE);
    }

    /** One per JVM, like the database of the tests. */
    private static KeysetHandle testKeyset() {
        synchronized (System.class) {
            String kept = System.getProperty(TEST_KEYSET);
            if (kept == null) {
                kept = Keysets.json(Keysets.generate());
                System.setProperty(TEST_KEYSET, kept);
            }
            return Keysets.parse(kept);
        }
    }
}
