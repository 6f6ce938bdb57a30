package io.postern.setup.file;

import io.postern.access.Role;
import io.postern.installation.InstallationScope;
import io.postern.platform.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One tenant as the file wants it: checked, with all values resolved. */
public record TenantSpec(
        Place place,
        String slug,
        String name,
        Optional<OidcSpec> oidc,
        List<MemberSpec> members,
        List<ConnectionSpec> connections,
        List<CustomerSpec> customers,
        List<DomainSpec> domains,
        List<String> embedOrigins,
        List<InstallationSpec> installations) {
    public record OidcSpec(String issuer, String clientId, Optional<Secret> clientSecret) {}

    /** Either subject or e-mail names the person. */
    public record MemberSpec(
            Place place,
            String issuer,
            Optional<String> subject,
            Optional<String> email,
            Role role,
            Optional<String> customer) {
        String identity() {
            return issuer + " " + subject.orElseGet(() -> "mailto:" + email.orElse(""));
        }
    }

    public record ConnectionSpec(
            Place place, String id, String provider, URI endpoint, Map<String, Secret> credentials) {}

    public record CustomerSpec(Place place, String id, String name) {}

    public record DomainSpec(
            Place place, String name, String connection, Optional<String> externalId, Optional<String> customer) {}

    public record InstallationSpec(Place place, String id, List<InstallationScope> scopes, List<KeySpec> keys) {}

    /** Either a public key as a JWK or a shared secret. */
    public record KeySpec(Place place, String kid, Optional<String> jwk, Optional<Secret> secret) {}
}
