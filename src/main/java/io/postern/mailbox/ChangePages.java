package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Scope;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.domain.Domains;
import io.postern.platform.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** How a change stands: the page that "in progress" polls. */
@Path("/{tenant}/changes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ChangePages {
    private final Session session;
    private final Htmx htmx;
    private final Changes changes;
    private final Domains domains;

    ChangePages(Session session, Htmx htmx, Changes changes, Domains domains) {
        this.session = session;
        this.htmx = htmx;
        this.changes = changes;
        this.domains = domains;
    }

    @CheckedTemplate(basePath = "changes")
    static class Templates {
        static native TemplateInstance show(ChangeNotice change);

        static native TemplateInstance show$state(ChangeNotice change);

        private Templates() {}
    }

    @GET
    @Path("{id}")
    @Requires(Permission.VIEW)
    public TemplateInstance show(@RestPath UUID id) {
        ChangeNotice change = changes.find(session.tenant(), id)
                .filter(this::inScope)
                .map(ChangeNotice::of)
                .orElseThrow(NotFoundException::new);
        return htmx.wantsFragment() ? Templates.show$state(change) : Templates.show(change);
    }

    private boolean inScope(ChangeView change) {
        if (change.domainId() == null) {
            return session.scope().equals(Scope.ALL);
        }
        return domains.find(session.tenant(), change.domainId())
                .filter(domain -> session.scope().covers(domain.id, domain.customerId))
                .isPresent();
    }
}
