package io.postern.mailbox.suspension;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.Target;
import io.postern.domain.Domain;
import io.postern.domain.Domains;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Suspends and resumes the mailboxes that were selected in the list, and tells the result of each. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BulkSuspensionPages {
    /** More than a page of the list ever holds; what is longer was not made by it. */
    private static final int MOST = 500;

    private final Session session;
    private final PageModel page;
    private final Htmx htmx;
    private final Mailboxes mailboxes;
    private final Domains domains;
    private final Suspensions suspensions;
    private final Changes changes;
    private final AfterChange after;

    BulkSuspensionPages(
            Session session,
            PageModel page,
            Htmx htmx,
            Mailboxes mailboxes,
            Domains domains,
            Suspensions suspensions,
            Changes changes,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.htmx = htmx;
        this.mailboxes = mailboxes;
        this.domains = domains;
        this.suspensions = suspensions;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance results(BulkResults results);

        static native TemplateInstance results$rows(BulkResults results);

        private Templates() {}
    }

    @POST
    @Path("suspension")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> suspend(@RestForm List<UUID> id) {
        return run(id, targets -> suspensions.suspendAll(session.tenant(), session.actor(), targets));
    }

    @POST
    @Path("suspension/delete")
    @Requires(Permission.SUSPEND)
    public RestResponse<TemplateInstance> resume(@RestForm List<UUID> id) {
        return run(id, targets -> suspensions.resumeAll(session.tenant(), session.actor(), targets));
    }

    @GET
    @Path("suspension/{batch}")
    @Requires(Permission.VIEW)
    public TemplateInstance results(@RestPath UUID batch) {
        Set<UUID> visible = domains.visible(session.tenant(), session.scope()).stream()
                .map((Domain domain) -> domain.id)
                .collect(Collectors.toSet());
        List<ChangeView> made = changes.ofBatch(session.tenant(), batch).stream()
                .filter(change -> visible.contains(change.domainId()))
                .toList();
        if (made.isEmpty()) {
            throw new NotFoundException();
        }
        var results = new BulkResults(
                page.getBase(), batch, made.stream().map(ChangeNotice::of).toList());
        return htmx.wantsFragment() ? Templates.results$rows(results) : Templates.results(results);
    }

    private RestResponse<TemplateInstance> run(List<UUID> ids, Function<List<Target>, UUID> work) {
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            return after.invalid(Templates.results(new BulkResults(page.getBase(), null, List.of())));
        }
        List<OpenMailbox> found = mailboxes.find(session.tenant(), session.scope(), ids);
        if (found.size() != Set.copyOf(ids).size()) {
            throw new NotFoundException();
        }
        UUID batch = work.apply(found.stream().map(OpenMailbox::target).toList());
        return RestResponse.seeOther(URI.create(page.getBase() + "/mailboxes/suspension/" + batch));
    }
}
