package io.postern.mailbox.apppassword;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.change.ChangeView;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.MailboxDesk;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.ShownOnce;
import io.postern.mailbox.Trouble;
import io.postern.provider.FieldError;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Capability;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The passwords for single programs beside the mailbox's own. */
@Path("/{tenant}/mailboxes")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AppPasswordPages {
    private static final String PART = "app-passwords";

    private final MailboxDesk desk;
    private final MailAppPasswords appPasswords;
    private final ShownOnce shownOnce;
    private final AfterChange after;

    AppPasswordPages(MailboxDesk desk, MailAppPasswords appPasswords, ShownOnce shownOnce, AfterChange after) {
        this.desk = desk;
        this.appPasswords = appPasswords;
        this.shownOnce = shownOnce;
        this.after = after;
    }

    @CheckedTemplate(basePath = "mailboxes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance appPasswords(AppPasswordView view);

        static native TemplateInstance appPassword(OpenMailbox mailbox, String path, ChangeNotice change, String made);

        private Templates() {}
    }

    /** @param change the change that was just made here, to tell its outcome */
    @GET
    @Path("{id}/app-passwords")
    @Requires(Permission.PASSWORD)
    public TemplateInstance show(@RestPath UUID id, @RestQuery UUID change) {
        OpenMailbox mailbox = desk.open(id);
        return page(mailbox, "", FormState.fresh(), desk.notice(mailbox, change));
    }

    @POST
    @Path("{id}/app-passwords")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> add(@RestPath UUID id, @RestForm String tag, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        String named = tag == null ? "" : tag.strip();
        List<FieldError> errors = errors(mailbox, named);
        if (!errors.isEmpty()) {
            return after.invalid(page(mailbox, named, FormState.refused(errors), null));
        }
        ChangeView change = appPasswords.add(desk.tenant(), desk.actor(), operation, mailbox.target(), named);
        ChangeNotice notice = ChangeNotice.of(change);
        return notice.working() || notice.done()
                ? RestResponse.seeOther(URI.create(desk.path(mailbox) + "/" + PART + "/" + change.id()))
                : after.orForm(PART, change, form -> page(mailbox, named, form, null));
    }

    @POST
    @Path("{id}/app-passwords/delete")
    @Requires(Permission.PASSWORD)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestForm String tag, @RestForm UUID operation) {
        OpenMailbox mailbox = desk.open(id);
        List<FieldError> errors =
                tag == null || tag.isBlank() ? List.of(new FieldError("tag", "required", Map.of())) : List.of();
        return after.unless(
                errors,
                PART,
                () -> appPasswords.remove(desk.tenant(), desk.actor(), operation, mailbox.target(), tag),
                form -> page(mailbox, "", form, null));
    }

    /** Shows what the provider made: once, and to the person who asked for it. */
    @GET
    @Path("{id}/app-passwords/{change}")
    @Requires(Permission.PASSWORD)
    public TemplateInstance made(@RestPath UUID id, @RestPath UUID change) {
        OpenMailbox mailbox = desk.open(id);
        ChangeNotice notice = desk.notice(mailbox, change);
        if (notice == null || !notice.kind().equals(AppPasswordAdding.NAME)) {
            throw new NotFoundException();
        }
        return Templates.appPassword(mailbox, desk.path(mailbox), notice, shownOnce.take(notice));
    }

    /** Two of the same name could not be told apart, and the wrong one would be removed. */
    private List<FieldError> errors(OpenMailbox mailbox, String tag) {
        if (!mailbox.can(Capability.APP_PASSWORDS)) {
            return List.of();
        }
        List<FieldError> errors = desk.rules(mailbox).checkTag(tag);
        if (!errors.isEmpty()) {
            return errors;
        }
        List<AppPassword> present =
                desk.ask(mailbox, asked -> asked.appPasswords(mailbox.ref())).orNull();
        boolean taken =
                present != null && present.stream().anyMatch(each -> each.tag().equals(tag));
        return taken ? List.of(new FieldError("tag", "tag-taken", Map.of())) : List.of();
    }

    private TemplateInstance page(OpenMailbox mailbox, String typed, FormState form, ChangeNotice change) {
        List<AppPassword> present = null;
        Trouble trouble = null;
        if (mailbox.can(Capability.APP_PASSWORDS)) {
            LiveReads.Reading<List<AppPassword>> reading =
                    desk.ask(mailbox, provider -> provider.appPasswords(mailbox.ref()).stream()
                            .sorted(Comparator.comparing(AppPassword::tag))
                            .toList());
            present = reading.orNull();
            trouble = reading.trouble();
        }
        return Templates.appPasswords(
                new AppPasswordView(mailbox, desk.path(mailbox), present, trouble, typed, form, change));
    }
}
