package io.postern.access;

import io.postern.platform.tenancy.TenantFilter;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.platform.web.CrossSite;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.PageModel;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Stands before every route: same site, signed in, allowed. What a route does not declare is refused. */
class AccessFilter {
    private static final Logger LOG = Logger.getLogger(AccessFilter.class);

    private final Map<Method, RouteRule> rules = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final CurrentSession current;
    private final CrossSite crossSite;
    private final Exchange exchange;
    private final SignInAgainPages signInAgain;
    private final Operators operators;
    private final PageModel page;
    private final TenantLookup tenants;
    private final StandingPages standing;
    private final PageBrands brands;
    private final StoppedPages stopped;
    private final SignedRequests signedRequests;

    AccessFilter(
            Sessions sessions,
            CurrentSession current,
            CrossSite crossSite,
            Exchange exchange,
            SignInAgainPages signInAgain,
            Operators operators,
            PageModel page,
            TenantLookup tenants,
            StandingPages standing,
            PageBrands brands,
            StoppedPages stopped,
            SignedRequests signedRequests) {
        this.sessions = sessions;
        this.current = current;
        this.crossSite = crossSite;
        this.exchange = exchange;
        this.signInAgain = signInAgain;
        this.operators = operators;
        this.page = page;
        this.tenants = tenants;
        this.standing = standing;
        this.brands = brands;
        this.stopped = stopped;
        this.signedRequests = signedRequests;
    }

    @WithFormRead
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Optional<Response> check(ResteasyReactiveContainerRequestContext request, ResourceInfo route) {
        crossSite.check(request.getMethod(), exchange.path());
        return switch (rules.computeIfAbsent(route.getResourceMethod(), RouteRule::of)) {
            case RouteRule.Anybody ignored -> Optional.empty();
            case RouteRule.AnySession(boolean owners) ->
                signedIn(request, session -> owners || session.mailboxId() == null);
            case RouteRule.Needs(Permission permission) -> signedIn(request, session -> session.may(permission));
            case RouteRule.Operator ignored -> signedIn(request, this::operator);
            case RouteRule.OwnMailbox ignored ->
                signedIn(request, session -> session.mailboxId() != null, SignInAgainPages.Door.MAILBOX);
            case RouteRule.Signature(ApiScope scope) -> {
                signedRequests.check(TenantFilter.tenant(request).orElseThrow(ForbiddenException::new), scope, request);
                yield Optional.empty();
            }
            case RouteRule.Undeclared ignored -> {
                LOG.errorf("%s declares no permission, or more than one", route.getResourceMethod());
                throw new ForbiddenException();
            }
        };
    }

    private Optional<Response> signedIn(
            ResteasyReactiveContainerRequestContext request, Predicate<LiveSession> allowed) {
        return signedIn(request, allowed, SignInAgainPages.Door.MEMBERS);
    }

    private Optional<Response> signedIn(
            ResteasyReactiveContainerRequestContext request,
            Predicate<LiveSession> allowed,
            SignInAgainPages.Door door) {
        TenantId tenant = TenantFilter.tenant(request).orElseThrow(ForbiddenException::new);
        Optional<SessionLookup.Found> found = sessions.find(tenant);
        if (found.isEmpty()) {
            return Optional.of(signInAgain.answer(tenant, request.getMethod(), door));
        }
        LiveSession session = found.get().session();
        current.set(session);
        page.tenant(tenant.value(), tenants.name(tenant).orElse(tenant.value()));
        page.surroundings(session.theme(), session.returnUrl());
        page.brand(
                session.mailboxId() == null
                        ? brands.of(tenant, session.scope())
                        : brands.ofMailbox(tenant, session.mailboxId()),
                outside(session));
        if (session.locale() != null) {
            // the page around a frame knows better than the browser
            request.getHeaders().putSingle("Accept-Language", session.locale());
        }
        if (session.stopped()) {
            return Optional.of(stopped.answer(tenant));
        }
        page.signedIn(session.name(), session.csrf(), Areas.open(session, operator(session)));
        Optional<Response> over = standing.check(request.getMethod(), found.get(), sentToken(request));
        if (over.isPresent()) {
            return over;
        }
        if (crossSite.guarded(request.getMethod(), exchange.path())) {
            crossSite.checkToken(session.csrf(), sentToken(request));
        }
        if (!allowed.test(session)) {
            throw new ForbiddenException();
        }
        return Optional.empty();
    }

    /** A customer or the owner of a mailbox. */
    private static boolean outside(LiveSession session) {
        return !session.scope().all() || session.mailboxId() != null || session.role() == Role.MAILBOX_OWNER;
    }

    private boolean operator(LiveSession session) {
        return session.acting() == null && operators.include(session.issuer(), session.subject());
    }

    /** The form's own before the page's: a frame shows pages of a new session in a page of the one before. */
    private static String sentToken(ContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        Object field = context.getFormData() == null ? null : context.getFormParameter("csrf", true, false);
        return field == null ? request.getHeaderString("csrf") : (String) field;
    }
}
