package io.postern.embed;

import io.postern.access.Scope;
import io.postern.embed.LaunchRefusal.Check;
import io.postern.installation.InstallationKeys;
import io.postern.installation.InstallationScope;
import io.postern.installation.SignedToken;
import io.postern.installation.TokenRefusal;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.BaseUrl;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says of a launch whether it would be let in, without letting it in: for those who build a billing system's side. */
@ApplicationScoped
public class LaunchTrial {
    private final InstallationKeys keys;
    private final LaunchScopes scopes;
    private final Tenants tenants;
    private final Tenancy tenancy;
    private final BaseUrl baseUrl;
    private final Clock clock;

    LaunchTrial(
            InstallationKeys keys,
            LaunchScopes scopes,
            Tenants tenants,
            Tenancy tenancy,
            BaseUrl baseUrl,
            Clock clock) {
        this.keys = keys;
        this.scopes = scopes;
        this.tenants = tenants;
        this.tenancy = tenancy;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /**
     * @param refusal what it would be refused for, or null
     * @param late it is over by now; all else was looked at as if it were not
     */
    public record Finding(Check refusal, boolean late) {}

    /** The token is not taken: it opens what it opened before. */
    public Finding examine(TenantId tenant, String token) {
        try {
            SignedToken signed = SignedToken.parse(token == null ? null : token.strip(), Launches.TYPE);
            if (!keys.verify(tenant, signed).may(InstallationScope.LAUNCH)) {
                return new Finding(Check.PURPOSE, false);
            }
            Optional<Check> now = claims(tenant, signed, clock.instant());
            if (now.isEmpty() || now.get() != Check.EXPIRED) {
                return new Finding(now.orElse(null), false);
            }
            Instant then = Instant.ofEpochSecond(signed.claims().path("iat").longValue());
            return new Finding(claims(tenant, signed, then).orElse(null), true);
        } catch (TokenRefusal refusal) {
            return new Finding(LaunchRefusal.of(refusal).check(), false);
        }
    }

    private Optional<Check> claims(TenantId tenant, SignedToken signed, Instant now) {
        try {
            LaunchClaims claims = LaunchClaims.read(signed.claims(), baseUrl.origin() + "/" + tenant, now);
            List<String> origins = tenants.embedOrigins(tenant);
            if (claims.returnUrl() != null && !Launches.within(origins, claims.returnUrl())) {
                return Optional.of(Check.RETURN_URL);
            }
            Scope _ = tenancy.inTenant(tenant, () -> scopes.of(tenant, claims));
            return Optional.empty();
        } catch (LaunchRefusal refusal) {
            return Optional.of(refusal.check());
        }
    }
}
