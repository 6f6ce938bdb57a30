package io.postern.selfservice;

import io.postern.access.Scope;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.Mailboxes;
import io.postern.mailbox.OpenMailbox;
import io.postern.platform.web.PageModel;
import io.postern.provider.InputRules;
import io.postern.provider.MailProvider;
import io.postern.provider.Providers;
import io.postern.provider.spi.MailboxState;
import io.postern.selfservice.offer.Offer;
import io.postern.selfservice.offer.SelfServiceOffers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** What every page of a mailbox owner begins with: the mailbox of the session. There is no way to name another one. */
@ApplicationScoped
class OwnDesk {
    private final Session session;
    private final PageModel page;
    private final Mailboxes mailboxes;
    private final SelfServiceOffers offers;
    private final Providers providers;
    private final LiveReads reads;
    private final Changes changes;

    OwnDesk(
            Session session,
            PageModel page,
            Mailboxes mailboxes,
            SelfServiceOffers offers,
            Providers providers,
            LiveReads reads,
            Changes changes) {
        this.session = session;
        this.page = page;
        this.mailboxes = mailboxes;
        this.offers = offers;
        this.providers = providers;
        this.reads = reads;
        this.changes = changes;
    }

    Own open() {
        OpenMailbox mailbox =
                mailboxes.find(session.tenant(), Scope.ALL, session.mailboxId()).orElseThrow(NotFoundException::new);
        return new Own(mailbox, offers.of(session.tenant(), mailbox), page.getBase() + "/me");
    }

    /** The same for a page that is switched on; one that is not is not there. */
    Own open(Predicate<Offer> part) {
        Own own = open();
        if (!part.test(own.offer())) {
            throw new NotFoundException();
        }
        return own;
    }

    InputRules rules(Own own) {
        return providers.rules(own.mailbox().provider());
    }

    LiveReads.Reading<MailboxState> read(Own own) {
        return reads.read(session.tenant(), own.mailbox());
    }

    <T> LiveReads.Reading<T> ask(Own own, Function<MailProvider, T> question) {
        return reads.askBriefly(session.tenant(), own.mailbox(), question);
    }

    /** How a change of the own mailbox stands; null when there is no such change. */
    ChangeNotice notice(UUID change) {
        return Optional.ofNullable(change)
                .flatMap(id -> changes.find(session.tenant(), id))
                .filter(this::own)
                .map(ChangeNotice::of)
                .orElse(null);
    }

    private boolean own(ChangeView change) {
        return session.mailboxId().equals(change.mailboxId());
    }
}
