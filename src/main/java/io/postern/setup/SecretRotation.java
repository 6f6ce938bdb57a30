package io.postern.setup;

import io.postern.platform.secret.Rotation;
import io.postern.platform.secret.Vault.SealBroken;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Seals every sealed column with the key that seals now. Each row is one conditional update: the portal keeps working,
 * a row that is written meanwhile is left alone, and an aborted run is simply run again.
 */
@ApplicationScoped
public class SecretRotation {
    private static final int PAGE = 500;

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Rotation rotation;

    SecretRotation(Tenancy tenancy, EntityManager entities, Rotation rotation) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.rotation = rotation;
    }

    /** @param broken sealed values that no key opens; they are left as they are */
    public record Report(int renewed, int current, int broken) {
        Report plus(Report other) {
            return new Report(renewed + other.renewed, current + other.current, broken + other.broken);
        }
    }

    public Report renewAll() {
        Report report = new Report(0, 0, 0);
        for (String slug : tenancy.asSystem(() -> texts("select id from tenant order by id"))) {
            TenantId tenant = new TenantId(slug);
            report = report.plus(tenancy.asSystem(() -> clientSecret(slug)))
                    .plus(tenancy.inTenant(
                            tenant, () -> keyed(slug, "connection_credential", "connection_id", "field")))
                    .plus(tenancy.inTenant(tenant, () -> keyed(slug, "installation_key", "installation_id", "kid")))
                    .plus(tenancy.inTenant(tenant, () -> webhooks(slug)))
                    .plus(changes(tenant));
        }
        return report;
    }

    private Report clientSecret(String slug) {
        List<byte[]> sealed = entities.createNativeQuery(
                        "select oidc_client_secret from tenant where id = ?1 and oidc_client_secret is not null",
                        byte[].class)
                .setParameter(1, slug)
                .getResultList();
        return sealed.isEmpty()
                ? new Report(0, 0, 0)
                : renew(
                        sealed.getFirst(),
                        List.<String[]>of(new String[] {slug, "oidc", "client-secret"}),
                        fresh -> entities.createNativeQuery(
                                        "update tenant set oidc_client_secret = ?1 where id = ?2 and"
                                                + " oidc_client_secret = ?3")
                                .setParameter(1, fresh)
                                .setParameter(2, slug)
                                .setParameter(3, sealed.getFirst())
                                .executeUpdate());
    }

    /** Tables whose rows are named by an id and a text. */
    private Report keyed(String slug, String table, String id, String name) {
        Report report = new Report(0, 0, 0);
        List<Object[]> rows = entities.createNativeQuery(
                        "select %s, %s, sealed from %s where sealed is not null".formatted(id, name, table),
                        Object[].class)
                .getResultList();
        for (Object[] row : rows) {
            report = report.plus(renew(
                    (byte[]) row[2],
                    List.<String[]>of(new String[] {slug, row[0].toString(), row[1].toString()}),
                    fresh -> entities.createNativeQuery(
                                    "update %s set sealed = ?1 where %s = ?2 and %s = ?3 and sealed = ?4"
                                            .formatted(table, id, name))
                            .setParameter(1, fresh)
                            .setParameter(2, row[0])
                            .setParameter(3, row[1])
                            .setParameter(4, row[2])
                            .executeUpdate()));
        }
        return report;
    }

    private Report webhooks(String slug) {
        Report report = new Report(0, 0, 0);
        List<Object[]> rows = entities.createNativeQuery("select id, sealed from webhook_endpoint", Object[].class)
                .getResultList();
        for (Object[] row : rows) {
            report = report.plus(renew(
                    (byte[]) row[1],
                    List.<String[]>of(new String[] {slug, row[0].toString(), "webhook"}),
                    fresh -> entities.createNativeQuery(
                                    "update webhook_endpoint set sealed = ?1 where id = ?2 and sealed = ?3")
                            .setParameter(1, fresh)
                            .setParameter(2, row[0])
                            .setParameter(3, row[1])
                            .executeUpdate()));
        }
        return report;
    }

    /** By pages: there may be many, and each holds its row for a moment only. */
    private Report changes(TenantId tenant) {
        Report report = new Report(0, 0, 0);
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            List<Object[]> rows = tenancy.inTenant(tenant, () -> entities.createNativeQuery(
                            "select id, sealed from change where sealed is not null and id > ?1 order by id limit ?2",
                            Object[].class)
                    .setParameter(1, from)
                    .setParameter(2, PAGE)
                    .getResultList());
            for (Object[] row : rows) {
                report = report.plus(tenancy.inTenant(tenant, () -> change(tenant.value(), row)));
            }
            after = rows.size() < PAGE ? null : (UUID) rows.getLast()[0];
        }
        return report;
    }

    private Report change(String slug, Object[] row) {
        String id = row[0].toString();
        List<String[]> places = List.of(new String[] {slug, id, "input"}, new String[] {slug, id, "shown-once"});
        return renew((byte[]) row[1], places, fresh -> entities.createNativeQuery(
                        "update change set sealed = ?1 where id = ?2 and sealed = ?3")
                .setParameter(1, fresh)
                .setParameter(2, row[0])
                .setParameter(3, row[1])
                .executeUpdate());
    }

    @FunctionalInterface
    private interface Write {
        int of(byte[] fresh);
    }

    private Report renew(byte[] sealed, List<String[]> places, Write write) {
        for (String[] place : places) {
            try {
                return rotation.renew(sealed, place)
                        .map(fresh -> new Report(write.of(fresh), 0, 0))
                        .orElseGet(() -> new Report(0, 1, 0));
            } catch (SealBroken _) {
                continue;
            }
        }
        return new Report(0, 0, 1);
    }

    private List<String> texts(String query) {
        return entities.createNativeQuery(query, String.class).getResultList();
    }
}
