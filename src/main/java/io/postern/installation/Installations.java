package io.postern.installation;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** The billing systems of a tenant. */
@ApplicationScoped
public class Installations {
    private final Tenancy tenancy;
    private final EntityManager entities;

    private final KeyUses uses;

    Installations(Tenancy tenancy, EntityManager entities, KeyUses uses) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.uses = uses;
    }

    public List<Installation> all(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from StoredInstallation order by externalId", StoredInstallation.class)
                .getResultStream()
                .map(StoredInstallation::view)
                .toList());
    }

    /** @param externalId what a token names as {@code iss} */
    public Optional<Installation> find(TenantId tenant, String externalId) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from StoredInstallation where externalId = ?1", StoredInstallation.class)
                .setParameter(1, externalId)
                .getResultStream()
                .findFirst()
                .map(StoredInstallation::view));
    }

    public Optional<Installation> find(TenantId tenant, UUID id) {
        return tenancy.inTenant(tenant, () -> Optional.ofNullable(entities.find(StoredInstallation.class, id))
                .map(StoredInstallation::view));
    }

    /** The keys of each installation that has some, oldest first. */
    public Map<UUID, List<InstallationKey>> keys(TenantId tenant) {
        return tenancy.inTenant(tenant, () -> {
            Map<StoredKey.Key, Long> used = uses.lastDay();
            return entities.createQuery("from StoredKey order by createdAt, kid", StoredKey.class)
                    .getResultStream()
                    .collect(Collectors.groupingBy(
                            key -> key.installationId,
                            Collectors.mapping(
                                    key -> view(
                                            key, used.getOrDefault(new StoredKey.Key(key.installationId, key.kid), 0L)),
                                    Collectors.toList())));
        });
    }

    private static InstallationKey view(StoredKey key, long used) {
        KeyKind kind = key.jwk == null ? KeyKind.SHARED : key.jwk.contains("Ed25519") ? KeyKind.ED25519 : KeyKind.P256;
        return new InstallationKey(
                key.kid,
                kind,
                key.jwk == null ? null : thumbprint(key.jwk),
                key.createdAt,
                key.createdBy,
                key.lastUsedAt,
                used);
    }

    static boolean sameKey(StoredKey stored, String jwk) {
        return stored.jwk != null && thumbprint(stored.jwk).equals(thumbprint(jwk));
    }

    private static String thumbprint(String jwk) {
        try {
            return JsonWebKey.Factory.newJwk(jwk).calculateBase64urlEncodedThumbprint("SHA-256");
        } catch (JoseException _) {
            return "";
        }
    }
}
