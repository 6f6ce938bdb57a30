package io.postern.embed;

import io.postern.access.FrameEntry;
import io.postern.access.Launched;
import io.postern.access.LaunchedSessions;
import io.postern.access.Scope;
import io.postern.embed.LaunchRefusal.Check;
import io.postern.installation.InstallationKeys;
import io.postern.installation.InstallationScope;
import io.postern.installation.SignedToken;
import io.postern.installation.TokenRefusal;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.BaseUrl;
import io.postern.tenant.OpenTenant;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Lets people in whom a billing system sends. Every way out but the page is a {@link LaunchRefusal}. */
@ApplicationScoped
class Launches {
    static final String TYPE = "postern-launch+jwt";

    /** So many look at the database at a time: a flood of tokens leaves connections to everybody else. */
    private final Semaphore turns = new Semaphore(8, true);

    private final Tenants tenants;
    private final InstallationKeys keys;
    private final LaunchScopes scopes;
    private final LaunchLedger ledger;
    private final LaunchPlaces places;
    private final LaunchedSessions sessions;
    private final Tenancy tenancy;
    private final BaseUrl baseUrl;
    private final Clock clock;

    Launches(
            Tenants tenants,
            InstallationKeys keys,
            LaunchScopes scopes,
            LaunchLedger ledger,
            LaunchPlaces places,
            LaunchedSessions sessions,
            Tenancy tenancy,
            BaseUrl baseUrl,
            Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.scopes = scopes;
        this.ledger = ledger;
        this.places = places;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /**
     * Where a launch leads.
     *
     * @param code leads there once more, for a frame that keeps no cookies
     */
    record Arrival(String path, FrameEntry session, Optional<HandOverCode> code) {}

    /** A session that a page carries, and the code that leads to a tab if even that fails. */
    record Carried(FrameEntry session, HandOverCode code) {}

    /** @param session what the launch has made; empty if it was taken before */
    private record Taken(Scope scope, Optional<FrameEntry> session) {}

    Arrival arrive(TenantId tenant, String posted, boolean framed) {
        OpenTenant open = tenants.find(tenant).orElseThrow(() -> new LaunchRefusal(Check.TENANT));
        try {
            SignedToken token = SignedToken.parse(posted, TYPE);
            turns.acquireUninterruptibly();
            try {
                return arrive(open, token, framed);
            } finally {
                turns.release();
            }
        } catch (TokenRefusal refusal) {
            throw LaunchRefusal.of(refusal);
        }
    }

    private Arrival arrive(OpenTenant open, SignedToken token, boolean framed) {
        TenantId tenant = open.id();
        if (!keys.verify(tenant, token).may(InstallationScope.LAUNCH)) {
            throw new LaunchRefusal(Check.PURPOSE);
        }
        LaunchClaims claims = LaunchClaims.read(token.claims(), baseUrl.origin() + "/" + tenant, clock.instant());
        if (claims.returnUrl() != null && !within(open.embedOrigins(), claims.returnUrl())) {
            throw new LaunchRefusal(Check.RETURN_URL);
        }
        Optional<HandOverCode> code = framed ? Optional.of(HandOverCode.generate()) : Optional.empty();
        Taken taken = tenancy.inTenant(tenant, () -> {
            Scope scope = scopes.of(tenant, claims);
            if (!ledger.take(tenant, claims)) {
                return new Taken(scope, Optional.empty());
            }
            FrameEntry session = sessions.start(tenant, visitor(claims, scope, scopes.mailbox(tenant, claims)));
            ledger.note(tenant, claims, session.id(), code);
            return new Taken(scope, Optional.of(session));
        });
        String path = places.path(tenant, claims, taken.scope());
        return taken.session().map(session -> new Arrival(path, session, code)).orElseGet(() -> ledger.session(
                        tenant, claims)
                .flatMap(session -> sessions.atHand(tenant, session))
                .map(session -> new Arrival(path, session, Optional.empty()))
                .orElseThrow(() -> new LaunchRefusal(Check.USED)));
    }

    /** Moves the session into the page at hand, which sends it along by itself. */
    Carried carry(TenantId tenant, String code) {
        HandOverCode next = HandOverCode.generate();
        return Optional.of(tenant)
                .filter(tenants::exists)
                .flatMap(known ->
                        tenancy.inTenant(tenant, () -> ledger.redeem(tenant, new HandOverCode(code), Optional.of(next))
                                .flatMap(session -> sessions.handToPage(tenant, session))))
                .map(session -> new Carried(session, next))
                .orElseThrow(() -> new LaunchRefusal(Check.HAND_OVER));
    }

    /** Moves the session to the browser at hand. */
    void handOver(TenantId tenant, String code) {
        boolean moved = tenants.exists(tenant)
                && tenancy.inTenant(tenant, () -> ledger.redeem(tenant, new HandOverCode(code), Optional.empty())
                        .filter(session -> sessions.takeOver(tenant, session))
                        .isPresent());
        if (!moved) {
            throw new LaunchRefusal(Check.HAND_OVER);
        }
    }

    private static Launched visitor(LaunchClaims claims, Scope scope, UUID mailbox) {
        return new Launched(
                claims.issuer(),
                claims.subject(),
                claims.name(),
                claims.role(),
                scope,
                mailbox,
                claims.theme(),
                claims.locale(),
                claims.returnUrl());
    }

    static boolean within(List<String> origins, String url) {
        try {
            URI address = new URI(url);
            return url.length() <= 2_000
                    && address.getRawUserInfo() == null
                    && origins.contains(address.getScheme() + "://" + address.getRawAuthority());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
