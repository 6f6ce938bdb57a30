package io.postern.administrator;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.ShownOnce;
import io.postern.mailbox.Trouble;
import io.postern.platform.web.PageModel;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Support;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Who administers which of the tenant's domains at the provider itself. */
@Path("/{tenant}/connections/{id}/administrators")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AdministratorPages {
    private final Session session;
    private final PageModel page;
    private final Connections connections;
    private final Providers providers;
    private final Administrators administrators;
    private final Changes changes;
    private final ShownOnce shown;

    AdministratorPages(
            Session session,
            PageModel page,
            Connections connections,
            Providers providers,
            Administrators administrators,
            Changes changes,
            ShownOnce shown) {
        this.session = session;
        this.page = page;
        this.connections = connections;
        this.providers = providers;
        this.administrators = administrators;
        this.changes = changes;
        this.shown = shown;
    }

    @CheckedTemplate(basePath = "administrators")
    static class Templates {
        /** @param why the provider has none, or null */
        static native TemplateInstance list(
                Connection connection,
                DriverInfo provider,
                String path,
                String why,
                List<AdministratorRow> rows,
                Trouble trouble,
                ChangeNotice change);

        static native TemplateInstance made(Connection connection, String path, ChangeNotice change, String made);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance list(@RestPath UUID id, @RestQuery UUID change) {
        Connection connection = find(id);
        DriverInfo info = providers.info(connection.provider).orElseThrow(NotFoundException::new);
        String why =
                switch (info.support(Capability.SUB_ADMINISTRATORS)) {
                    case Support.Yes _ -> null;
                    case Support.No no -> no.reason();
                    case Support.NotYet later -> later.reason();
                };
        List<AdministratorRow> rows = List.of();
        Trouble trouble = null;
        if (why == null) {
            try {
                rows = administrators.list(session, connection).stream()
                        .map(each -> AdministratorRow.of(
                                Administrators.id(connection, each.name()).toString(), each))
                        .toList();
            } catch (ProviderError error) {
                trouble = Trouble.reading(error);
            }
        }
        return Templates.list(connection, info, path(id), why, rows, trouble, notice(change));
    }

    /** Shows a password that was made: once, and to the person who asked for it. */
    @GET
    @Path("made/{change}")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance made(@RestPath UUID id, @RestPath UUID change) {
        Connection connection = find(id);
        ChangeNotice notice = notice(change);
        if (notice == null) {
            throw new NotFoundException();
        }
        return Templates.made(connection, path(id), notice, shown.take(notice));
    }

    private ChangeNotice notice(UUID change) {
        return change == null
                ? null
                : changes.find(session.tenant(), change)
                        .filter(AdministratorPages::ours)
                        .map(ChangeNotice::of)
                        .orElse(null);
    }

    private static boolean ours(ChangeView made) {
        return made.kind().startsWith("sub-administrator-");
    }

    private String path(UUID id) {
        return page.getBase() + "/connections/" + id + "/administrators";
    }

    private Connection find(UUID id) {
        return connections.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }
}
