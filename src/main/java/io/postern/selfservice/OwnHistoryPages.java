package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.access.Session;
import io.postern.mailbox.history.HistoryPlace;
import io.postern.mailbox.history.MailboxTimelines;
import io.postern.selfservice.offer.Offer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** What happened to the own mailbox, whoever did it. */
@Path("/{tenant}/me/history")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OwnHistoryPages {
    private final OwnDesk desk;
    private final Session session;
    private final MailboxTimelines timelines;

    OwnHistoryPages(OwnDesk desk, Session session, MailboxTimelines timelines) {
        this.desk = desk;
        this.session = session;
        this.timelines = timelines;
    }

    @CheckedTemplate(basePath = "me")
    static class Templates {
        static native TemplateInstance history(
                Own own, List<OwnLine> lines, HistoryPlace older, boolean theirs, boolean unread);

        private Templates() {}
    }

    /** @param before with {@code log} and {@code skip}: where the page starts, as the link to older entries says */
    @GET
    @MailboxOwner
    public TemplateInstance history(@RestQuery Long before, @RestQuery String log, @RestQuery Integer skip) {
        Own own = desk.open(Offer::history);
        MailboxTimelines.Told told = timelines.of(session.tenant(), own.mailbox(), HistoryPlace.of(before, log, skip));
        List<OwnLine> lines = told.timeline().rows().stream()
                .flatMap(row -> OwnLine.of(row, own.address()).stream())
                .toList();
        return Templates.history(own, lines, told.timeline().next(), told.theirs(), told.unread());
    }
}
