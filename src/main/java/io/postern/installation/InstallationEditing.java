package io.postern.installation;

import io.postern.access.Actor;
import io.postern.access.AuditLine;
import io.postern.access.AuditTrail;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes, changes and removes billing systems that are the portal's own; those of the tenants file are its alone. */
@ApplicationScoped
public class InstallationEditing {
    /** What names an installation or a key; the same as in the tenants file. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final int MOST_KEYS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    InstallationEditing(Tenancy tenancy, EntityManager entities, Vault vault, AuditTrail audit, Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public boolean taken(TenantId tenant, String externalId) {
        return tenancy.inTenant(tenant, () -> !entities.createQuery(
                        "from StoredInstallation where externalId = ?1", StoredInstallation.class)
                .setParameter(1, externalId)
                .getResultList()
                .isEmpty());
    }

    public UUID create(TenantId tenant, Actor actor, String externalId, String name, Set<InstallationScope> scopes) {
        return tenancy.inTenant(tenant, () -> {
            var installation = new StoredInstallation();
            installation.externalId = externalId;
            installation.name = name;
            installation.scopes = slugs(scopes);
            installation.createdAt = clock.instant();
            installation.createdBy = actor.name();
            entities.persist(installation);
            entities.flush();
            record(tenant, actor, "installation.created", installation, Map.of("scopes", joined(scopes)));
            return installation.id;
        });
    }

    public void update(TenantId tenant, Actor actor, UUID id, String name, Set<InstallationScope> scopes) {
        tenancy.inTenant(tenant, () -> {
            StoredInstallation installation = own(id);
            installation.name = name;
            installation.scopes = slugs(scopes);
            record(
                    tenant,
                    actor,
                    "installation.updated",
                    installation,
                    Map.of("name", name == null ? "" : name, "scopes", joined(scopes)));
        });
    }

    public void remove(TenantId tenant, Actor actor, UUID id) {
        tenancy.inTenant(tenant, () -> {
            StoredInstallation installation = own(id);
            entities.remove(installation);
            record(tenant, actor, "installation.removed", installation, Map.of());
        });
    }

    /** @throws NotAKey when what was typed cannot be added */
    public void addKey(TenantId tenant, Actor actor, UUID id, String kid, String typed) {
        String jwk = TypedKey.parse(typed).jwk();
        tenancy.inTenant(tenant, () -> {
            StoredInstallation installation = own(id);
            StoredKey key = fresh(installation, kid, actor);
            if (keys(id).stream().anyMatch(other -> Installations.sameKey(other, jwk))) {
                throw new NotAKey(KeyProblem.TWICE);
            }
            key.jwk = jwk;
            entities.persist(key);
            record(tenant, actor, "installation.key-added", installation, Map.of("kid", kid));
        });
    }

    /** Makes a shared secret of 256 bits. It is shown to the actor once, and kept sealed. */
    public Secret addSecret(TenantId tenant, Actor actor, UUID id, String kid) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Secret secret = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        tenancy.inTenant(tenant, () -> {
            StoredInstallation installation = own(id);
            StoredKey key = fresh(installation, kid, actor);
            key.sealed = vault.seal(secret, tenant.value(), id.toString(), kid);
            entities.persist(key);
            record(tenant, actor, "installation.key-added", installation, Map.of("kid", kid, "kind", "shared"));
        });
        return secret;
    }

    public void removeKey(TenantId tenant, Actor actor, UUID id, String kid) {
        tenancy.inTenant(tenant, () -> {
            StoredInstallation installation = own(id);
            StoredKey key = entities.find(StoredKey.class, new StoredKey.Key(id, kid));
            if (key == null) {
                throw new NoInstallation();
            }
            entities.remove(key);
            record(tenant, actor, "installation.key-removed", installation, Map.of("kid", kid));
        });
    }

    private StoredKey fresh(StoredInstallation installation, String kid, Actor actor) {
        if (!isName(kid)) {
            throw new NotAKey(KeyProblem.KID);
        }
        List<StoredKey> present = keys(installation.id);
        if (present.stream().anyMatch(key -> key.kid.equals(kid))) {
            throw new NotAKey(KeyProblem.KID_TAKEN);
        }
        if (present.size() >= MOST_KEYS) {
            throw new NotAKey(KeyProblem.TOO_MANY);
        }
        var key = new StoredKey();
        key.installationId = installation.id;
        key.kid = kid;
        key.createdAt = clock.instant();
        key.createdBy = actor.name();
        return key;
    }

    private List<StoredKey> keys(UUID id) {
        return entities.createQuery("from StoredKey where installationId = ?1", StoredKey.class)
                .setParameter(1, id)
                .getResultList();
    }

    private StoredInstallation own(UUID id) {
        StoredInstallation found = entities.find(StoredInstallation.class, id);
        if (found == null || found.managed) {
            throw new NoInstallation();
        }
        return found;
    }

    private static String[] slugs(Set<InstallationScope> scopes) {
        return scopes.stream().sorted().map(InstallationScope::slug).toArray(String[]::new);
    }

    private static String joined(Set<InstallationScope> scopes) {
        return String.join(" ", slugs(scopes));
    }

    private void record(
            TenantId tenant, Actor actor, String action, StoredInstallation installation, Map<String, String> details) {
        audit.append(
                tenant, new AuditLine(action, actor, null, null, null, null, installation.externalId, null, details));
    }
}
