package io.postern.packaging;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** What an operator has to configure. */
public final class Installation {
    private Installation() {}

    /** All of it but the database. Nobody signs in: the identity provider need not exist. */
    public static Map<String, String> settings() throws GeneralSecurityException {
        AeadConfig.register();
        var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        return new HashMap<>(Map.of(
                "postern.base-url", "http://localhost:8080",
                "postern.secrets.keyset",
                        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                "quarkus.oidc.discovery-enabled", "false",
                "quarkus.oidc.auth-server-url", "http://localhost:1",
                "quarkus.oidc.authorization-path", "/authorize",
                "quarkus.oidc.token-path", "/token",
                "quarkus.oidc.jwks-path", "/keys",
                "quarkus.oidc.client-id", "postern",
                "quarkus.oidc.credentials.secret", "not-used-by-any-of-these-tests-at-all"));
    }
}
