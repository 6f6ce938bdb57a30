package io.postern.mailbox;

import io.postern.access.Actor;
import io.postern.access.Scope;
import io.postern.access.Session;
import io.postern.change.Changes;
import io.postern.change.EarlierChanges;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.PageModel;
import io.postern.provider.InputRules;
import io.postern.provider.MailProvider;
import io.postern.provider.Providers;
import io.postern.provider.spi.MailboxState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What every page about one mailbox begins with: the mailbox, as far as the session may see it, and its provider. */
@ApplicationScoped
public class MailboxDesk {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final Providers providers;
    private final LiveReads reads;
    private final Changes changes;
    private final EarlierChanges earlier;

    MailboxDesk(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            Providers providers,
            LiveReads reads,
            Changes changes,
            EarlierChanges earlier) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.providers = providers;
        this.reads = reads;
        this.changes = changes;
        this.earlier = earlier;
    }

    /**
     * A form that is filled once more.
     *
     * @param input what the change that was not made was to do
     * @param why it was not made
     */
    public record Again<I>(I input, FormState why) {}

    /** What the session may not see is not there. */
    public OpenMailbox open(UUID id) {
        return mailboxes.find(session.tenant(), session.scope(), id).orElseThrow(NotFoundException::new);
    }

    public TenantId tenant() {
        return session.tenant();
    }

    public Actor actor() {
        return session.actor();
    }

    /** Where the pages of the mailbox are. */
    public String path(OpenMailbox mailbox) {
        return page.getBase() + "/mailboxes/" + mailbox.row().id;
    }

    /** What the session may see of the tenant. */
    public Scope scope() {
        return session.scope();
    }

    /** What its provider would refuse; calls nobody, and needs no connection that works. */
    public InputRules rules(OpenMailbox mailbox) {
        return providers.rules(mailbox.provider());
    }

    public LiveReads.Reading<MailboxState> read(OpenMailbox mailbox) {
        return reads.read(session.tenant(), mailbox);
    }

    public <T> LiveReads.Reading<T> ask(OpenMailbox mailbox, Function<MailProvider, T> question) {
        return reads.ask(session.tenant(), mailbox, question);
    }

    public <T> LiveReads.Reading<T> askBriefly(OpenMailbox mailbox, Function<MailProvider, T> question) {
        return reads.askBriefly(session.tenant(), mailbox, question);
    }

    /** How a change of this mailbox stands; null when there is no such change. */
    public ChangeNotice notice(OpenMailbox mailbox, UUID change) {
        return Optional.ofNullable(change)
                .flatMap(id -> changes.find(session.tenant(), id))
                .filter(made -> mailbox.row().id.equals(made.mailboxId()))
                .map(ChangeNotice::of)
                .orElse(null);
    }

    /** A change of this mailbox and kind that was not made: its input fills the form once more. */
    public <I> Optional<Again<I>> again(OpenMailbox mailbox, UUID change, String kind, Class<I> input) {
        return Optional.ofNullable(notice(mailbox, change))
                .flatMap(notice -> earlier.find(session.tenant(), change, mailbox.row().id, kind, input)
                        .map(made -> new Again<>(made.input(), FormState.failed(notice))));
    }
}
