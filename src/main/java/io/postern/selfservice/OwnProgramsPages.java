package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.mailbox.MailboxFacts;
import io.postern.provider.spi.MailboxState;
import io.postern.selfservice.offer.Offer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a mail program wants to know. */
@Path("/{tenant}/me/programs")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OwnProgramsPages {
    private final OwnDesk desk;

    OwnProgramsPages(OwnDesk desk) {
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "me")
    static class Templates {
        static native TemplateInstance programs(Own own, MailboxFacts facts);

        private Templates() {}
    }

    @GET
    @MailboxOwner
    public TemplateInstance show() {
        Own own = desk.open(Offer::settings);
        MailboxState live = desk.read(own).orNull();
        return Templates.programs(
                own, live == null ? MailboxFacts.copy(own.mailbox().row()) : MailboxFacts.live(live));
    }
}
