package io.postern.platform.web;

import jakarta.enterprise.context.ApplicationScoped;

/** What htmx says about a request. */
@ApplicationScoped
public class Htmx {
    private final Exchange exchange;

    Htmx(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Wants a fragment, not a page. A page that htmx fetches to restore history, or as a boosted link, is a page. */
    public boolean wantsFragment() {
        return is("HX-Request") && !is("HX-History-Restore-Request") && !is("HX-Boosted");
    }

    /** Whether the page that asked can stay: then what went wrong is told beside what was typed, and nothing is lost. */
    public boolean pageStays() {
        return is("HX-Request") && !is("HX-History-Restore-Request");
    }

    private boolean is(String header) {
        return "true".equals(exchange.header(header));
    }
}
