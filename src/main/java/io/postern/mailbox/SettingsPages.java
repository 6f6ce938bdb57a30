package io.postern.mailbox;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** Leads to what is seldom set, and says what this provider cannot do. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SettingsPages {
    private final Session session;
    private final MailboxDesk desk;

    SettingsPages(Session session, MailboxDesk desk) {
        this.session = session;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance settings(OpenMailbox mailbox, String path, List<Setting> settings);

        private Templates() {}
    }

    @GET
    @Path("{id}/settings")
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id) {
        OpenMailbox mailbox = desk.open(id);
        List<Setting> settings = Stream.of(Setting.values())
                .filter(setting -> session.may(setting.permission()))
                .toList();
        return Templates.settings(mailbox, desk.path(mailbox), settings);
    }
}
