package io.postern.mailbox.alias;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The other addresses of a mailbox. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AliasPages {
    private static final String PART = "aliases";

    private final MailboxDesk desk;
    private final MailAliases aliases;
    private final AfterChange after;

    AliasPages(MailboxDesk desk, MailAliases aliases, AfterChange after) {
        this.desk = desk;
        this.aliases = aliases;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance aliases(AliasView view);

        private Templates() {}
    }

    /**
     * @param change the change that was just made here, to tell its outcome
     * @param again an address that was not added: it fills the form once more
     */
    @GET
    @Path("{id}/aliases")
    @Requires(Permission.EDIT)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change, @RestQuery UUID again) {
        OpenMailbox mailbox = desk.open(id);
        return desk.again(mailbox, again, AliasAdding.NAME, AliasInput.class)
                .map(made -> page(mailbox, made.input().alias(), made.why(), null))
                .orElseGet(() -> page(mailbox, "", FormState.fresh(), desk.notice(mailbox, change)));
    }

    @POST
    @Path("{id}/aliases")
    @Requires(Permission.EDIT)
    public RestResponse<TemplateInstance> add(@RestPath UUID id, @RestForm String alias, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        var typed = new TypedAlias(alias, mailbox.domain().name);
        return after.unless(
                typed.errors(mailbox.address()),
                PART,
                () -> aliases.add(
                        desk.tenant(),
                        desk.actor(),
                        operation,
                        mailbox.target(),
                        typed.address().orElseThrow()),
                form -> page(mailbox, typed.text(), form, null));
    }

    @POST
    @Path("{id}/aliases/delete")
    @Requires(Permission.EDIT)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestForm String alias, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        var named = new TypedAlias(alias, mailbox.domain().name);
        return after.unless(
                named.errors(mailbox.address()),
                PART,
                () -> aliases.remove(
                        desk.tenant(),
                        desk.actor(),
                        operation,
                        mailbox.target(),
                        named.address().orElseThrow()),
                form -> page(mailbox, "", form, null));
    }

    private TemplateInstance page(OpenMailbox mailbox, String typed, FormState form, ChangeNotice change) {
        List<Address> present = null;
        Trouble trouble = null;
        if (mailbox.can(Capability.ALIASES)) {
            LiveReads.Reading<List<Address>> reading =
                    desk.ask(mailbox, provider -> provider.delivery().readAliases(mailbox.ref()).stream()
                            .sorted(Comparator.comparing(Address::toString))
                            .toList());
            present = reading.orNull();
            trouble = reading.trouble();
        }
        return Templates.aliases(new AliasView(mailbox, desk.path(mailbox), present, trouble, typed, form, change));
    }
}
