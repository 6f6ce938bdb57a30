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
import java.util.List;
import java.util.UUID;
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

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;

    InstallationKeys(Tenancy tenancy, EntityManager entities, Vault vault) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
    }

    private record Proof(String algorithm, Key key) {}

    /** @throws TokenRefusal when no key of the installation that it names has signed it */
    public void verify(TenantId tenant, SignedToken token) {
        Proof proof = find(tenant, token);
        if (!proof.algorithm().equals(token.algorithm())) {
            throw new TokenRefusal(Check.ALGORITHM);
        }
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, proof.algorithm()));
        signature.setKey(proof.key());
        if (!verified(signature, token)) {
            throw new TokenRefusal(Check.SIGNATURE);
        }
    }

    private static boolean verified(JsonWebSignature signature, SignedToken token) {
        try {
            signature.setCompactSerialization(token.text());
            return signature.verifySignature();
        } catch (JoseException _) {
            return false;
        }
    }

    private Proof find(TenantId tenant, SignedToken token) {
        return tenancy.inTenant(tenant, () -> {
            List<UUID> installations = entities.createNativeQuery(
                            "select id from installation where external_id = ?1", UUID.class)
                    .setParameter(1, token.issuer())
                    .getResultList();
            if (installations.isEmpty()) {
                throw new TokenRefusal(Check.ISSUER);
            }
            UUID installation = installations.getFirst();
            List<Object[]> keys = entities.createNativeQuery(
                            "select jwk, sealed from installation_key where installation_id = ?1 and kid = ?2",
                            Object[].class)
                    .setParameter(1, installation)
                    .setParameter(2, token.kid())
                    .getResultList();
            if (keys.isEmpty()) {
                throw new TokenRefusal(Check.KEY);
            }
            String jwk = (String) keys.getFirst()[0];
            return jwk == null
                    ? shared(vault.open(
                            (byte[]) keys.getFirst()[1], tenant.value(), installation.toString(), token.kid()))
                    : open(jwk);
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
