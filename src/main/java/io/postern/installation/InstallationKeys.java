package io.postern.installation;

import io.postern.installation.TokenRefusal.Check;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Proves tokens by the keys of the tenant's installations. The algorithm is the key's; a token has no say in it. */
@ApplicationScoped
public class InstallationKeys {
    private static final Logger LOG = Logger.getLogger(InstallationKeys.class);
    private static final int SHORTEST_SECRET = 32;
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Installations installations;
    private final KeyUses uses;
    private final Vault vault;

    InstallationKeys(Tenancy tenancy, EntityManager entities, Installations installations, KeyUses uses, Vault vault) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.installations = installations;
        this.uses = uses;
        this.vault = vault;
    }

    private record Proof(String algorithm, Key key) {}

    private record Signer(Installation installation, Proof proof) {}

    /**
     * Who has signed the token.
     *
     * @throws TokenRefusal when no key of the installation that it names has
     */
    public Installation verify(TenantId tenant, SignedToken token) {
        Signer signer = find(tenant, token);
        Proof proof = signer.proof();
        if (!proof.algorithm().equals(token.algorithm())) {
            throw new TokenRefusal(Check.ALGORITHM);
        }
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, proof.algorithm()));
        signature.setKey(proof.key());
        if (!verified(signature, token)) {
            throw new TokenRefusal(Check.SIGNATURE);
        }
        uses.count(tenant, signer.installation().id(), token.kid());
        return signer.installation();
    }

    private static boolean verified(JsonWebSignature signature, SignedToken token) {
        try {
            signature.setCompactSerialization(token.text());
            return signature.verifySignature();
        } catch (JoseException _) {
            return false;
        }
    }

    private Signer find(TenantId tenant, SignedToken token) {
        // a zero byte, for example, is none that the database could look for
        if (!NAME.matcher(token.issuer()).matches()) {
            throw new TokenRefusal(Check.ISSUER);
        }
        if (!NAME.matcher(token.kid()).matches()) {
            throw new TokenRefusal(Check.KEY);
        }
        return tenancy.inTenant(tenant, () -> {
            Installation installation =
                    installations.find(tenant, token.issuer()).orElseThrow(() -> new TokenRefusal(Check.ISSUER));
            StoredKey key = entities.find(StoredKey.class, new StoredKey.Key(installation.id(), token.kid()));
            if (key == null) {
                throw new TokenRefusal(Check.KEY);
            }
            Proof proof = key.jwk == null
                    ? shared(vault.open(
                            key.sealed, tenant.value(), installation.id().toString(), token.kid()))
                    : open(key.jwk);
            return new Signer(installation, proof);
        });
    }

    private static Proof shared(Secret secret) {
        byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new TokenRefusal(Check.KEY);
        }
        return new Proof(AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(bytes));
    }

    private static Proof open(String jwk) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
            return switch (key) {
                case OctetKeyPairJsonWebKey pair
                when "Ed25519".equals(pair.getSubtype()) -> new Proof(AlgorithmIdentifiers.EDDSA, key.getPublicKey());
                case EllipticCurveJsonWebKey curve
                when "P-256".equals(curve.getCurveName()) ->
                    new Proof(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, key.getPublicKey());
                default -> throw new TokenRefusal(Check.KEY);
            };
        } catch (JoseException e) {
            LOG.errorf("a key of an installation cannot be read: %s", e.getMessage());
            throw new TokenRefusal(Check.KEY);
        }
    }
}
