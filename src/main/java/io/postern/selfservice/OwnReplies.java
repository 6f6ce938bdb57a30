package io.postern.selfservice;

import io.postern.access.Session;
import io.postern.mailbox.FormState;
import io.postern.mailbox.LiveReads;
import io.postern.mailbox.autoresponder.AutoresponderForm;
import io.postern.mailbox.autoresponder.AutoresponderView;
import io.postern.mailbox.autoresponder.Autoresponses;
import io.postern.platform.web.Age;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** The automatic reply of the own mailbox, as its page and the first page show it. */
@ApplicationScoped
class OwnReplies {
    private final OwnDesk desk;
    private final Autoresponses autoresponses;
    private final Session session;
    private final PageModel page;
    private final Clock clock;

    OwnReplies(OwnDesk desk, Autoresponses autoresponses, Session session, PageModel page, Clock clock) {
        this.desk = desk;
        this.autoresponses = autoresponses;
        this.session = session;
        this.page = page;
        this.clock = clock;
    }

    /** @param ask whether the provider is asked, where it tells */
    AutoresponderView now(Own own, boolean ask) {
        boolean tells = own.mailbox().can(Capability.AUTORESPONDER_READ);
        LiveReads.Reading<Autoresponder> reading = tells && ask
                ? desk.ask(
                        own,
                        provider -> provider.readAutoresponder(own.mailbox().ref()))
                : null;
        Autoresponder live = reading == null ? null : reading.orNull();
        AutoresponderView.Known known = known(own, live, tells && live == null);
        AutoresponderForm form = known.best() == null ? new AutoresponderForm() : AutoresponderForm.of(known.best());
        return view(own, form, FormState.fresh(), known);
    }

    AutoresponderView typed(Own own, AutoresponderForm typed, FormState form) {
        return view(own, typed, form, known(own, null, false));
    }

    private AutoresponderView view(Own own, AutoresponderForm typed, FormState form, AutoresponderView.Known known) {
        return new AutoresponderView(own.mailbox(), own.path(), typed, form, known, LocalDate.now(clock));
    }

    private AutoresponderView.Known known(Own own, Autoresponder live, boolean unread) {
        Autoresponses.LastSet last = autoresponses
                .lastSet(session.tenant(), own.mailbox().row().id)
                .map(set -> new Autoresponses.LastSet(set.autoresponder(), set.at(), shown(own, set.actor())))
                .orElse(null);
        return new AutoresponderView.Known(
                live, unread, last, last == null ? null : Age.of(last.at(), clock.instant()));
    }

    /** Who among the staff it was is no business of an owner. */
    private String shown(Own own, String actor) {
        return actor.equals(own.address()) ? actor : page.getTenantName();
    }
}
