package io.postern.platform.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "postern.secrets")
interface SecretsConfig {
    /** A Tink keyset as JSON, or {@code file:} and a path to one. */
    Optional<String> keyset();
}
