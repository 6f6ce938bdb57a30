package io.postern.mailbox.signout;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.MailboxDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Signs a mailbox out everywhere; the button is on its page about the password. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SignOutPages {
    private final MailboxDesk desk;
    private final SignOuts signOuts;
    private final AfterChange after;

    SignOutPages(MailboxDesk desk, SignOuts signOuts, AfterChange after) {
        this.desk = desk;
        this.signOuts = signOuts;
        this.after = after;
    }

    @POST
    @Path("{id}/sign-out")
    @Requires(Permission.PASSWORD)
    public RestResponse<Void> signOut(@RestPath UUID id, @RestForm UUID operation) {
        return after.toMailbox(signOuts.everywhere(
                desk.tenant(), desk.actor(), operation, desk.open(id).target()));
    }
}
