package io.postern.tenant;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Moments;
import io.postern.platform.web.PageBrand.Support;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** What pages and the edge need to know of a tenant. */
public record OpenTenant(
        TenantId id,
        String name,
        List<String> embedOrigins,
        String oidcIssuer,
        String oidcClientId,
        String theme,
        ZoneId zone,
        Support support) {
    static OpenTenant of(Tenant tenant) {
        return new OpenTenant(
                new TenantId(tenant.id),
                tenant.name,
                Stream.of(tenant.embedOrigins, tenant.addedOrigins)
                        .flatMap(Stream::of)
                        .distinct()
                        .toList(),
                tenant.oidcIssuer,
                tenant.oidcClientId,
                tenant.theme,
                Moments.zone(tenant.timeZone),
                new Support(tenant.supportEmail, tenant.supportPhone, tenant.supportUrl));
    }
}
