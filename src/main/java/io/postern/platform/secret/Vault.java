package io.postern.platform.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seals secrets for the database. What is sealed opens only with the same associated parts, such as tenant, connection
 * and field: a sealed value that was moved to another row does not open. Thread-safe.
 */
@ApplicationScoped
@Unremovable
public class Vault {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final int KEY_ID_OFFSET = 1;

    private volatile Keys keys;

    private record Keys(Aead aead, int primaryId) {}

    @Inject
    Vault(KeysetSource source) {
        use(source.load());
    }

    Vault(KeysetHandle keyset) {
        use(keyset);
    }

    final void use(KeysetHandle keyset) {
        try {
            keys = new Keys(
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset.getPrimary().getId());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("postern.secrets.keyset holds no usable AEAD keys");
        }
    }

    /** @param associated where the value belongs; parts must not contain {@code |} */
    public byte[] seal(Secret clear, String... associated) {
        try {
            return keys.aead().encrypt(clear.reveal().getBytes(StandardCharsets.UTF_8), joined(associated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed");
        }
    }

    /** @throws SealBroken when it was sealed for another place, altered, or by a key that is gone */
    public Secret open(byte[] sealed, String... associated) {
        try {
            return Secret.of(new String(keys.aead().decrypt(sealed, joined(associated)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBroken();
        }
    }

    /** Whether {@code sealed} opens here and is {@code expected}. */
    public boolean holds(byte[] sealed, Secret expected, String... associated) {
        try {
            return open(sealed, associated).reveal().equals(expected.reveal());
        } catch (SealBroken _) {
            return false;
        }
    }

    /** Several secrets by name, sealed as one. */
    public byte[] sealAll(Map<String, Secret> clear, String... associated) {
        try {
            Map<String, String> texts = new TreeMap<>();
            clear.forEach((name, secret) -> texts.put(name, secret.reveal()));
            return seal(Secret.of(JSON.writeValueAsString(texts)), associated);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("secrets could not be sealed together");
        }
    }

    /** What {@link #sealAll} sealed. */
    public Map<String, Secret> openAll(byte[] sealed, String... associated) {
        try {
            Map<String, Secret> secrets = new TreeMap<>();
            JSON.readValue(open(sealed, associated).reveal(), TEXTS)
                    .forEach((name, text) -> secrets.put(name, Secret.of(text)));
            return secrets;
        } catch (JsonProcessingException _) {
            // the text is secret, so it may not travel in an exception
            throw new SealBroken();
        }
    }

    /** Whether the key that seals now sealed it; if not, a rotation has yet to seal it anew. */
    public boolean current(byte[] sealed) {
        return sealed.length > KEY_ID_OFFSET + Integer.BYTES
                && ByteBuffer.wrap(sealed).getInt(KEY_ID_OFFSET) == keys.primaryId();
    }

    private static byte[] joined(String... parts) {
        for (String part : parts) {
            if (part.indexOf('|') >= 0) {
                throw new IllegalArgumentException("an associated part contains |");
            }
        }
        return String.join("|", List.of(parts)).getBytes(StandardCharsets.UTF_8);
    }

    /** A sealed value does not open here. Says nothing about it. */
    public static final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealBroken() {
            super("a sealed value does not open with this keyset and place");
        }
    }
}
