package io.postern.embed;

import io.postern.access.FrameEntry;
import io.postern.access.GuestPage;
import io.postern.access.PublicPage;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.postern.platform.web.Exchange;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The way in from a billing system: into its frame, and from there into a tab where a frame keeps no cookies. */
@Path("/{tenant}")
@RunOnVirtualThread
public class LaunchPages {
    private static final Logger LOG = Logger.getLogger(LaunchPages.class);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Launches launches;
    private final LaunchRefusals refusals;
    private final Exchange exchange;
    private final TenantLookup tenants;
    private final GuestPage guest;

    LaunchPages(Launches launches, LaunchRefusals refusals, Exchange exchange, TenantLookup tenants, GuestPage guest) {
        this.launches = launches;
        this.refusals = refusals;
        this.exchange = exchange;
        this.tenants = tenants;
        this.guest = guest;
    }

    @CheckedTemplate(basePath = "embed", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance refused(String tenant, String reference);

        static native TemplateInstance stopped(String name);
    }

    @POST
    @Path("embed/launch")
    @PublicPage("the signature of the billing system is the proof")
    public Response launch(@PathParam("tenant") String slug, @FormParam("token") String token) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        try {
            refusePlainHttp();
            boolean anew = fromOwnPage();
            Launches.Arrival arrival =
                    launches.arrive(tenant, token, anew || "iframe".equals(exchange.header("Sec-Fetch-Dest")));
            if (anew) {
                return entry(arrival.path(), arrival.session(), arrival.code());
            }
            String fragment =
                    arrival.code().map(code -> "#hand-over=" + code.value()).orElse("");
            return seeOther(arrival.path() + fragment);
        } catch (LaunchRefusal refusal) {
            return refused(tenant, refusal, token);
        }
    }

    /** Browsers keep no secure cookie below such a page, and would show no frame: its owner is told why. */
    private void refusePlainHttp() {
        String origin = exchange.header("Origin");
        if (origin != null && origin.startsWith("http://") && !loopback(RefusedRequest.host(origin))) {
            throw new LaunchRefusal(LaunchRefusal.Check.HTTP_PAGE);
        }
    }

    /** This machine, which browsers trust without https. */
    static boolean loopback(String host) {
        return host != null && LOOPBACK.contains(host);
    }

    /** Reached as {@code /{tenant}/embed/hand-over}; outside of it there is no such page. */
    @POST
    @Path("hand-over")
    @PublicPage("the code of the frame is the proof, and only our own pages can post it")
    public Response handOver(@PathParam("tenant") String slug, @FormParam("code") String code) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        if (!exchange.embedded() || code == null) {
            throw new NotFoundException();
        }
        try {
            if (fromOwnPage()) {
                Launches.Carried carried = launches.carry(tenant, code);
                return entry(start(tenant), carried.session(), Optional.of(carried.code()));
            }
            launches.handOver(tenant, code);
            return seeOther(start(tenant));
        } catch (LaunchRefusal refusal) {
            return refused(tenant, refusal, null);
        }
    }

    private Response refused(TenantId tenant, LaunchRefusal refusal, String token) {
        guest.of(tenant);
        refusals.note(tenant, refusal.check(), RefusedRequest.of(exchange, token, Launches.TYPE));
        LOG.warnf(
                "request %s: a launch at %s was refused, %s: %s",
                exchange.reference(), tenant, refusal.check(), refusal.getMessage());
        return Response.status(403)
                .type("text/html;charset=UTF-8")
                .entity(told(tenant, refusal.check()))
                .build();
    }

    /** That an account is suspended is no secret to whom its billing system vouches for. */
    private TemplateInstance told(TenantId tenant, LaunchRefusal.Check check) {
        return check == LaunchRefusal.Check.STOPPED
                ? Templates.stopped(tenants.name(tenant).orElse(tenant.value()))
                : Templates.refused(tenant.value(), exchange.reference());
    }

    /** A page that is in the frame already asks by script; the answer is for it alone. */
    private boolean fromOwnPage() {
        return "application/json".equals(exchange.header("Accept"))
                && "same-origin".equals(exchange.header("Sec-Fetch-Site"));
    }

    /** What it holds is random characters of ours and names of ours, so nothing needs to be escaped. */
    private static Response entry(String path, FrameEntry session, Optional<HandOverCode> code) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("path", path);
        members.put("token", session.token());
        members.put("csrf", session.csrf());
        members.put("theme", session.theme());
        members.put("code", code.map(HandOverCode::value).orElse(null));
        String json = members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return Response.ok(json, "application/json").build();
    }

    private static String start(TenantId tenant) {
        return "/" + tenant + "/embed";
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
