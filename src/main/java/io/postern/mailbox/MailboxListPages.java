package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.directory.Directory;
import io.postern.directory.DirectorySync;
import io.postern.directory.DirectoryView;
import io.postern.directory.MailboxQuery;
import io.postern.directory.Refreshed;
import io.postern.platform.web.Age;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
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
import java.util.ArrayList;
import java.util.List;
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
    private final Directory directory;
    private final DirectorySync sync;
    private final BulkEffects effects;
    private final Flashes flashes;
    private final MailboxMessages messages;
    private final ListWords words;
    private final Clock clock;

    MailboxListPages(
            Session session,
            PageModel page,
            Htmx htmx,
            Directory directory,
            DirectorySync sync,
            BulkEffects effects,
            Flashes flashes,
            MailboxMessages messages,
            ListWords words,
            Clock clock) {
        this.session = session;
        this.page = page;
        this.htmx = htmx;
        this.directory = directory;
        this.sync = sync;
        this.effects = effects;
        this.flashes = flashes;
        this.messages = messages;
        this.words = words;
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
    public RestResponse<TemplateInstance> list(@BeanParam ListForm form) {
        return answer(view(form.query(), null), htmx.wantsFragment());
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
        flashes.show(result.failed() > 0 ? Flash.Tone.WARNING : Flash.Tone.GOOD, words(result));
        return RestResponse.seeOther(URI.create(page.getBase() + "/mailboxes" + ListAddress.of(query)));
    }

    private String words(RefreshNote result) {
        List<String> words = new ArrayList<>(List.of(messages.refreshed(result.seen())));
        if (result.failed() > 0) {
            words.add(messages.refresh_failed(result.failed()));
        }
        if (result.more()) {
            words.add(messages.refresh_more());
        }
        return String.join(" ", words);
    }

    private RestResponse<TemplateInstance> answer(ListView view, boolean fragment) {
        return fragment
                ? ResponseBuilder.ok(Templates.list$results(view))
                        .header("HX-Push-Url", view.address())
                        .build()
                : RestResponse.ok(Templates.list(view));
    }

    private ListView view(MailboxQuery asked, RefreshNote refreshed) {
        MailboxQuery query = session.may(Permission.NOTES) || asked.tag() == null ? asked : asked.withTag(null);
        DirectoryView seen = directory.view(session.tenant(), session.scope(), query);
        Instant oldest = seen.freshness().oldest();
        boolean mayChange = session.may(Permission.SUSPEND);
        return new ListView(
                page.getBase(),
                query,
                seen.listing(),
                seen.freshness(),
                seen.domains(),
                oldest == null ? null : Age.of(oldest, clock.instant()),
                refreshed,
                mayChange,
                session.may(Permission.CREATE)
                        && effects.keepDeleted(session.scope().all() ? seen.inUse() : seen.providers()),
                mayChange ? effects.of(seen.providers()) : List.of(),
                words);
    }
}
