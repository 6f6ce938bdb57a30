package io.postern.api;

import io.postern.access.ApiScope;
import io.postern.access.SignedRequests;
import io.postern.api.ApiProblem.Type;
import io.postern.installation.Installation;
import io.postern.installation.InstallationKeys;
import io.postern.installation.InstallationScope;
import io.postern.installation.SignedToken;
import io.postern.installation.TokenRefusal;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.platform.web.BaseUrl;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Proves that an installation of the tenant has signed this very request, once, and that it may make it. */
@ApplicationScoped
class RequestProof implements SignedRequests {
    static final int LARGEST = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(RequestProof.class);
    private static final String TYPE = "postern-api+jwt";
    private static final String BEARER = "Bearer ";
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
    /** So many look at the database at a time: a flood of tokens leaves connections to everybody else. */
    private final Semaphore turns = new Semaphore(8, true);

    private final TenantLookup tenants;
    private final InstallationKeys keys;
    private final RequestLedger ledger;
    private final Rates rates;
    private final Caller caller;
    private final Exchange exchange;
    private final BaseUrl baseUrl;
    private final Clock clock;

    RequestProof(
            TenantLookup tenants,
            InstallationKeys keys,
            RequestLedger ledger,
            Rates rates,
            Caller caller,
            Exchange exchange,
            BaseUrl baseUrl,
            Clock clock) {
        this.tenants = tenants;
        this.keys = keys;
        this.ledger = ledger;
        this.rates = rates;
        this.caller = caller;
        this.exchange = exchange;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public void check(TenantId tenant, ApiScope scope, ContainerRequestContext request) {
        byte[] body = body(request);
        Installation installation;
        try {
            turns.acquireUninterruptibly();
            try {
                installation = proven(tenant, request.getMethod(), body);
            } finally {
                turns.release();
            }
        } catch (TokenRefusal refusal) {
            throw refused(tenant, "the token: " + refusal.check());
        } catch (RequestClaims.Misfit misfit) {
            throw refused(tenant, misfit.getMessage());
        }
        caller.set(tenant, installation, body);
        rates.take(tenant, installation.externalId());
        InstallationScope needed = needed(scope);
        if (needed != null && !installation.may(needed)) {
            throw new ApiProblem(Type.SCOPE, needed.slug());
        }
    }

    private Installation proven(TenantId tenant, String method, byte[] body) {
        if (exchange.embedded() || !tenants.exists(tenant)) {
            throw new RequestClaims.Misfit("no such tenant is open here");
        }
        String header = exchange.header("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw new RequestClaims.Misfit("there is no bearer token");
        }
        SignedToken token = SignedToken.parse(header.substring(BEARER.length()), TYPE);
        Installation installation = keys.verify(tenant, token);
        var sent =
                new RequestClaims.Sent(baseUrl.origin() + "/" + tenant + "/api/v1", method, exchange.uri(), hash(body));
        RequestClaims claims = RequestClaims.read(token.claims(), sent, clock.instant());
        if (!ledger.take(tenant, installation.externalId(), claims)) {
            throw new RequestClaims.Misfit("the token was used before");
        }
        return installation;
    }

    private ApiProblem refused(TenantId tenant, String check) {
        LOG.warnf("request %s: a signed request at %s was refused: %s", exchange.reference(), tenant, check);
        return new ApiProblem(Type.UNAUTHENTICATED);
    }

    /** What was sent, put back for whoever reads it next. */
    private static byte[] body(ContainerRequestContext request) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return new byte[0];
        }
        try (InputStream stream = request.getEntityStream()) {
            byte[] body = stream == null ? new byte[0] : stream.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new ApiProblem(Type.TOO_LARGE);
            }
            request.setEntityStream(new ByteArrayInputStream(body));
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hash(byte[] body) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InstallationScope needed(ApiScope scope) {
        return switch (scope) {
            case ANY -> null;
            case SERVICES -> InstallationScope.SERVICES;
            case MAILBOXES -> InstallationScope.MAILBOXES;
            case EVENTS -> InstallationScope.EVENTS;
        };
    }
}
