package io.postern.embed;

import io.postern.access.PublicPage;
import io.postern.embed.ReceivedRequest.Found;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Shows what a browser and the proxies before it do to our requests and responses, in a frame and in a tab. The same for
 * every slug, whether there is such a tenant or not.
 */
@Path("/{tenant}/self-test")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SelfTestPages {
    private static final Pattern PROBE = Pattern.compile("[0-9a-f-]{36}");

    private final ReceivedRequest test;
    private final Exchange exchange;
    private final Htmx htmx;
    private final PageModel page;
    private final Clock clock;

    SelfTestPages(ReceivedRequest test, Exchange exchange, Htmx htmx, PageModel page, Clock clock) {
        this.test = test;
        this.exchange = exchange;
        this.htmx = htmx;
        this.page = page;
        this.clock = clock;
    }

    /** @param now milliseconds since 1970, by the portal's clock */
    @CheckedTemplate(basePath = "self-test")
    static class Templates {
        static native TemplateInstance show(String probe, List<Found> request, List<Found> cookies, long now);

        static native TemplateInstance show$cookies(String probe, List<Found> cookies);

        private Templates() {}
    }

    /** @param again asked for by the page's own script, which must not replace the cookies of the first time */
    @GET
    @PublicPage("it shows a browser what that browser sent")
    public TemplateInstance show(@RestPath String tenant, @RestQuery String again) {
        page.tenant(tenant, tenant);
        String probe = UUID.randomUUID().toString();
        if (again == null) {
            SelfTestCookies.set(exchange, probe);
        }
        return Templates.show(probe, test.request(), List.of(), clock.millis());
    }

    /** The second request: which cookies of the first came back. */
    @GET
    @Path("cookies")
    @PublicPage("it shows a browser what that browser sent")
    public TemplateInstance cookies(@RestPath String tenant, @RestQuery String probe) {
        page.tenant(tenant, tenant);
        String sent = probe != null && PROBE.matcher(probe).matches() ? probe : "none";
        List<Found> cookies = test.cookies(sent);
        return htmx.wantsFragment()
                ? Templates.show$cookies(sent, cookies)
                : Templates.show(sent, test.request(), cookies, clock.millis());
    }
}
