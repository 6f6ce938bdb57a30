package io.postern.selfservice;

import io.postern.access.MailboxOwner;
import io.postern.access.Session;
import io.postern.mailbox.FormState;
import io.postern.mailbox.autoresponder.AutoresponderForm;
import io.postern.mailbox.autoresponder.AutoresponderView;
import io.postern.mailbox.autoresponder.Autoresponses;
import io.postern.provider.FieldError;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.selfservice.offer.Offer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** An owner sets the automatic reply of his mailbox. */
@Path("/{tenant}/me/autoresponder")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OwnReplyPages {
    private final OwnDesk desk;
    private final OwnReplies replies;
    private final Session session;
    private final Autoresponses autoresponses;
    private final AfterOwnChange after;

    OwnReplyPages(
            OwnDesk desk, OwnReplies replies, Session session, Autoresponses autoresponses, AfterOwnChange after) {
        this.desk = desk;
        this.replies = replies;
        this.session = session;
        this.autoresponses = autoresponses;
        this.after = after;
    }

    @CheckedTemplate(basePath = "me")
    static class Templates {
        static native TemplateInstance autoresponder(Own own, AutoresponderView view);

        private Templates() {}
    }

    @GET
    @MailboxOwner
    public TemplateInstance show() {
        Own own = open();
        return Templates.autoresponder(own, replies.now(own, true));
    }

    @POST
    @MailboxOwner
    public RestResponse<TemplateInstance> save(@BeanParam AutoresponderForm typed) {
        Own own = open();
        List<FieldError> errors = errors(own, typed);
        if (!errors.isEmpty()) {
            return after.invalid(form(own, typed, FormState.refused(errors)));
        }
        return after.orForm(
                autoresponses.update(
                        session.tenant(),
                        session.actor(),
                        typed.operation,
                        own.mailbox().target(),
                        typed.autoresponder(offered(own))),
                form -> form(own, typed, form));
    }

    /** What would be sent, without sending or saving anything: for browsers without scripts. */
    @POST
    @Path("preview")
    @MailboxOwner
    public TemplateInstance preview(@BeanParam AutoresponderForm typed) {
        Own own = open();
        return form(own, typed, FormState.refused(typed.errors(offered(own))));
    }

    private Own open() {
        Own own = desk.open(Offer::autoresponder);
        if (!own.replies()) {
            throw new NotFoundException();
        }
        return own;
    }

    private List<FieldError> errors(Own own, AutoresponderForm typed) {
        List<FieldError> errors = typed.errors(offered(own));
        return errors.isEmpty() ? desk.rules(own).check(typed.autoresponder(offered(own))) : errors;
    }

    private TemplateInstance form(Own own, AutoresponderForm typed, FormState form) {
        return Templates.autoresponder(own, replies.typed(own, typed, form));
    }

    private static Set<AutoresponderOption> offered(Own own) {
        return AutoresponderView.offered(own.mailbox());
    }
}
