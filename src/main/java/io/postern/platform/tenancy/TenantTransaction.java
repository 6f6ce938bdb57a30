package io.postern.platform.tenancy;

import io.postern.platform.http.OpenTransaction;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TenantTransaction implements OpenTransaction {
    @Override
    public boolean onThisThread() {
        return CurrentTenant.transactionOpen();
    }
}
