package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.directory.Freshness;
import io.postern.directory.MailboxQuery;
import io.postern.directory.Refreshed;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.web.Age;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** All mailboxes of the tenant in one list. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MailboxListPages {
    private final Session session;
    private final PageModel page;
    private final Htmx htmx;
    private final Tenancy tenancy;
    private final Directory directory;
    private final Domains domains;
    private final DirectorySync sync;
    private final Clock clock;

    MailboxListPages(
            Session session,
            PageModel page,
            Htmx htmx,
            Tenancy tenancy,
            Directory directory,
            Domains domains,
            DirectorySync sync,
            Clock clock) {
        this.session = session;
        this.page = page;
        this.htmx = htmx;
        this.tenancy = tenancy;
        this.directory = directory;
        this.domains = domains;
        this.sync = sync;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance list(ListView view);

        static native TemplateInstance list$results(ListView view);

        private Templates() {}
    }

    @GET
    @Requires(Permission.VIEW)
    public RestResponse<TemplateInstance> list(
            @BeanParam ListForm form,
            @RestQuery Integer refreshed,
            @RestQuery Integer failed,
            @RestQuery boolean more) {
        RefreshNote result = refreshed == null ? null : new RefreshNote(refreshed, failed == null ? 0 : failed, more);
        return answer(view(form.query(), result), htmx.wantsFragment());
    }

    @POST
    @Path("refresh")
    @Requires(Permission.VIEW)
    public RestResponse<TemplateInstance> refresh(@BeanParam ListForm form) throws InterruptedException {
        MailboxQuery query = form.query();
        Refreshed refreshed = sync.refresh(session.tenant(), session.scope(), query);
        var result = new RefreshNote(
                refreshed.mailboxes(),
                refreshed.failed().size(),
                !refreshed.unread().isEmpty());
        if (htmx.wantsFragment()) {
            return answer(view(query, result), true);
        }
        String address = page.getBase() + "/mailboxes" + ListAddress.of(query);
        return RestResponse.seeOther(URI.create(address + (address.contains("?") ? "&" : "?") + "refreshed="
                + result.seen() + "&failed=" + result.failed() + (result.more() ? "&more=true" : "")));
    }

    private RestResponse<TemplateInstance> answer(ListView view, boolean fragment) {
        return fragment
                ? ResponseBuilder.ok(Templates.list$results(view))
                        .header("HX-Push-Url", view.address())
                        .build()
                : RestResponse.ok(Templates.list(view));
    }

    private ListView view(MailboxQuery query, RefreshNote refreshed) {
        return tenancy.inTenant(session.tenant(), () -> {
            Freshness freshness = directory.freshness(session.tenant(), session.scope(), query);
            Instant now = clock.instant();
            List<String> names = domains.visible(session.tenant(), session.scope()).stream()
                    .map((Domain domain) -> domain.name)
                    .toList();
            return new ListView(
                    page.getBase(),
                    query,
                    directory.list(session.tenant(), session.scope(), query),
                    freshness,
                    names,
                    freshness.oldest() == null ? null : Age.of(freshness.oldest(), now),
                    refreshed,
                    session.may(Permission.SUSPEND));
        });
    }
}
