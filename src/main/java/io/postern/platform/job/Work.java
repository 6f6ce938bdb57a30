package io.postern.platform.job;

import io.postern.platform.tenancy.TenantId;

/**
 * One piece of background work: whose it is, what it is about, and on whose behalf.
 *
 * @param subject together with the tenant it names the work: an id, never a name or an address
 * @param actor who asked for it, or null for the system; not part of the name
 */
public record Work(TenantId tenant, String subject, String actor) {
    public static Work of(TenantId tenant, Object subject) {
        return new Work(tenant, subject.toString(), null);
    }

    String instance() {
        return tenant.value() + "/" + subject;
    }

    static Work parse(String instance, String actor) {
        int slash = instance.indexOf('/');
        return new Work(
                new TenantId(instance.substring(0, slash)),
                instance.substring(slash + 1),
                actor == null || actor.isEmpty() ? null : actor);
    }
}
