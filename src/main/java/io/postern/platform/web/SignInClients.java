package io.postern.platform.web;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;

/** Answers which identity provider a tenant has of its own; implemented by the tenant feature. */
public interface SignInClients {
    /** Empty where the installation's client serves. The same instance as long as nothing changed. */
    Optional<SignInClient> client(TenantId tenant);
}
