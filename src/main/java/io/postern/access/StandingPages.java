package io.postern.access;

import io.postern.platform.web.CrossSite;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.Htmx;
import io.postern.platform.web.PageModel;
import io.postern.platform.web.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps what a page says about whom one acts for true: nothing that was opened as oneself is sent for a customer, nor
 * the other way round, and the end of that time is told at the next click.
 */
@ApplicationScoped
class StandingPages {
    private static final String STOP = "/acting/delete";

    private final ActingEnd actingEnd;
    private final CrossSite crossSite;
    private final Exchange exchange;
    private final Htmx htmx;
    private final Flashes flashes;
    private final PageModel page;
    private final AccessMessages messages;
    private final Clock clock;

    StandingPages(
            ActingEnd actingEnd,
            CrossSite crossSite,
            Exchange exchange,
            Htmx htmx,
            Flashes flashes,
            PageModel page,
            AccessMessages messages,
            Clock clock) {
        this.actingEnd = actingEnd;
        this.crossSite = crossSite;
        this.exchange = exchange;
        this.htmx = htmx;
        this.flashes = flashes;
        this.page = page;
        this.messages = messages;
        this.clock = clock;
    }

    Optional<Response> check(String method, SessionLookup.Found found, String sent) {
        if (found.actingOver()) {
            String customer = actingEnd.over(found.session());
            flashes.show(
                    Flash.Tone.WARNING,
                    customer == null ? messages.acting_over_gone() : messages.acting_over(customer));
        }
        boolean late = found.session().acting() == null
                && sent != null
                && sent.startsWith(found.session().csrf() + ".");
        if (late && exchange.path().equals("/" + page.getTenant() + STOP)) {
            // whoever wanted to stop has stopped already
            return Optional.of(
                    Response.seeOther(URI.create(page.getBase() + "/customers")).build());
        }
        page.acting(standing(found.session().acting()));
        boolean same = sent == null
                || CrossSite.mark(sent).equals(CrossSite.mark(found.session().csrf()));
        if (crossSite.guarded(method, exchange.path())) {
            // the token rule refuses it
            return Optional.empty();
        }
        if (htmx.pageStays()) {
            return same
                    ? Optional.empty()
                    : Optional.of(
                            Response.noContent().header("HX-Refresh", "true").build());
        }
        return found.actingOver() ? Optional.of(Response.seeOther(wanted()).build()) : Optional.empty();
    }

    private Standing standing(Acting acting) {
        if (acting == null) {
            return null;
        }
        long minutes = clock.instant().until(acting.until(), ChronoUnit.MINUTES) + 1;
        return new Standing(acting.customer(), acting.reason(), page.time(acting.until()), minutes);
    }

    private URI wanted() {
        String inside = page.getBase() + exchange.path().substring(("/" + page.getTenant()).length());
        return URI.create(inside + (exchange.query() == null ? "" : "?" + exchange.query()));
    }
}
