package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import java.util.Optional;

/** Answers who somebody is at a tenant; implemented by the member feature. */
public interface Memberships {
    /**
     * The member whom this proven identity names: by issuer and subject, else by e-mail of the same issuer if nobody
     * has claimed that entry yet, which binds the subject to it. Notes the sign-in. Empty if the tenant knows no such person.
     */
    Optional<Membership> signedIn(TenantId tenant, Identity identity);

    /**
     * What a sign-in proved.
     *
     * @param verifiedEmail null unless the identity provider says that it is verified
     * @param name null if the provider told none
     */
    record Identity(String issuer, String subject, String verifiedEmail, String name) {}
}
