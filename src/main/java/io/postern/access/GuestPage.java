package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.platform.web.PageModel;
import jakarta.enterprise.context.ApplicationScoped;

/** The page of a request by somebody whom nobody knows yet: in the tenant's looks, and told whom to ask. */
@ApplicationScoped
public class GuestPage {
    private final PageModel page;
    private final TenantLookup tenants;
    private final PageBrands brands;

    GuestPage(PageModel page, TenantLookup tenants, PageBrands brands) {
        this.page = page;
        this.tenants = tenants;
        this.brands = brands;
    }

    public void of(TenantId tenant) {
        page.tenant(tenant.value(), tenants.name(tenant).orElse(tenant.value()));
        page.brand(brands.of(tenant, Scope.ALL), true);
    }
}
